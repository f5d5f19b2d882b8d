package bellbird.portal.care;

import bellbird.care.ticket.AuthorKind;
import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.TicketState;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.FieldProblems;
import bellbird.portal.component.Initials;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.UUID;

/** One question with its answers, and a place to write again. */
@Route(value = "care/help/:ticket", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class ConversationView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_TEXT = 10_000;

    private final transient Tickets tickets;
    private final transient BusinessClock clock;
    private String title = "";

    @Inject
    ConversationView(Tickets tickets, BusinessClock clock) {
        this.tickets = tickets;
        this.clock = clock;
        addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(tickets.mineById(PathIds.require(event, "ticket")));
    }

    private void show(TicketDetail ticket) {
        removeAll();
        title = ticket.subject();
        PageHeader header =
                new PageHeader(title)
                        .under(Texts.text("common.nav.help"), "care/help")
                        .state(TicketBadge.of(ticket.state()))
                        .lead(ticket.number());
        UUID bill = ticket.billId();
        if (bill != null) {
            header.action(new TextLink("care/bills/" + bill, Texts.text("care.ticket.bill")));
        }
        OrderedList messages = new OrderedList();
        messages.addClassName("messages");
        ticket.messages().forEach(message -> messages.add(item(message)));
        SectionCard card = new SectionCard();
        card.add(messages);
        add(header, card, reply(ticket));
    }

    private ListItem item(TicketDetail.Message message) {
        boolean mine = message.authorKind() == AuthorKind.SUBSCRIBER;
        Div who =
                new Div(
                        Words.strong(mine ? Texts.text("care.ticket.you") : message.authorName()),
                        Words.detail(
                                " "
                                        + TimeFormat.seenFrom(
                                                message.writtenAt(), clock.today(), clock.zone())));
        who.addClassName("small");
        Div bubble = new Div(who, Words.written(message.body()));
        bubble.addClassName("bubble");
        ListItem item = new ListItem(new Initials(message.authorName()), bubble);
        item.addClassName("message");
        if (mine) {
            item.addClassName("mine");
        }
        return item;
    }

    private SectionCard reply(TicketDetail ticket) {
        TextArea text = new TextArea(Texts.text("care.ticket.reply"));
        text.setMaxLength(LONGEST_TEXT);
        text.setMinRows(3);
        if (ticket.state() == TicketState.CLOSED) {
            text.setHelperText(Texts.text("care.ticket.reopens"));
        }
        FieldProblems problems = new FieldProblems().field("text", text);
        Button send = new Button(Texts.text("care.ticket.send"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickListener(
                click -> {
                    try {
                        show(tickets.reply(ticket.id(), text.getValue()));
                        Toast.done(Texts.text("care.ticket.sent"));
                    } catch (BellbirdException problem) {
                        problems.show(problem);
                    }
                });
        Div form = new Div(problems, text, new Div(send));
        form.addClassName("form");
        SectionCard card = new SectionCard();
        card.add(form);
        return card;
    }
}
