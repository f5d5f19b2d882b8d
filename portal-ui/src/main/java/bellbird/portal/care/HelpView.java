package bellbird.portal.care;

import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** My questions and their answers. */
@Route(value = "care/help", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class HelpView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Tickets tickets;
    private final transient BusinessClock clock;

    @Inject
    HelpView(Tickets tickets, BusinessClock clock) {
        this.tickets = tickets;
        this.clock = clock;
        addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("common.nav.help");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        List<TicketRow> mine = tickets.mine();
        PageHeader header = new PageHeader(Texts.text("common.nav.help"));
        add(header);
        if (mine.isEmpty()) {
            Button ask = askButton();
            ask.addThemeVariants(ButtonVariant.PRIMARY);
            add(
                    new EmptyState(
                            Texts.text("care.question.none"),
                            Texts.text("care.question.none.text"),
                            ask));
            return;
        }
        header.primary(askButton());
        Div list = new Div();
        list.addClassName("item-list");
        mine.forEach(ticket -> list.add(item(ticket)));
        SectionCard card = new SectionCard();
        card.addClassName("flush");
        card.add(list);
        add(card);
    }

    private Button askButton() {
        return new Button(
                Texts.text("care.ask"),
                click -> getUI().ifPresent(ui -> ui.navigate(AskView.class)));
    }

    private Anchor item(TicketRow ticket) {
        Anchor item = new Anchor("care/help/" + ticket.id(), "");
        item.addClassName("item");
        item.add(
                Words.styled(ticket.subject(), "name", "words"),
                TicketBadge.of(ticket.state()),
                Words.detail(
                        Texts.text(
                                "care.ticket.last",
                                ticket.number(),
                                TimeFormat.seenFrom(
                                        ticket.updatedAt(), clock.today(), clock.zone()))));
        return item;
    }
}
