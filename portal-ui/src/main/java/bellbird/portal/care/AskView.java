package bellbird.portal.care;

import bellbird.bill.BillDetail;
import bellbird.bill.Bills;
import bellbird.care.ticket.NewTicket;
import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.FieldProblems;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question; {@code ?bill=…&line=…} ties it to a line of a bill, so nobody asks which one.
 */
@Route(value = "care/help/ask", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class AskView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 10_000;

    private final transient Tickets tickets;
    private final transient Bills bills;
    private final TextField subject = new TextField();
    private final TextArea text = new TextArea();
    private final Div about = new Div();
    private final FieldProblems problems =
            new FieldProblems().field("subject", subject).field("text", text);
    private @Nullable UUID bill;
    private @Nullable Integer line;

    @Inject
    AskView(Tickets tickets, Bills bills) {
        this.tickets = tickets;
        this.bills = bills;
        addClassName("narrow");
        subject.setLabel(Texts.text("care.ask.subject"));
        subject.setMaxLength(LONGEST_SUBJECT);
        text.setLabel(Texts.text("care.ask.text"));
        text.setHelperText(Texts.text("care.ask.text.help"));
        text.setMaxLength(LONGEST_TEXT);
        text.setMinRows(5);
        Button send = new Button(Texts.text("care.ask.send"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        Div form = new Div(about, problems, subject, text, new Div(send));
        form.addClassName("form");
        SectionCard card = new SectionCard();
        card.add(form);
        add(
                new PageHeader(Texts.text("care.ask.title"))
                        .under(Texts.text("common.nav.help"), "care/help")
                        .lead(Texts.text("care.ask.lead")),
                card);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("care.ask.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        about.removeAll();
        bill = PathIds.inQuery(event, "bill").orElse(null);
        line =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("line")
                        .filter(number -> number.matches("\\d{1,6}"))
                        .map(Integer::valueOf)
                        .orElse(null);
        if (bill != null) {
            tie(bills.mineById(bill));
        }
    }

    private void tie(BillDetail detail) {
        String name = Texts.text("care.bill.of", TimeFormat.day(detail.summary().issuedOn()));
        String what =
                detail.lines().stream()
                        .filter(one -> line != null && one.number() == line)
                        .findFirst()
                        .map(
                                one ->
                                        Texts.text(
                                                "care.ask.aboutLine",
                                                name,
                                                one.description(),
                                                MoneyFormat.money(one.amount())))
                        .orElse(Texts.text("care.ask.aboutBill", name));
        about.addClassName("note");
        about.add(Words.plain(what));
        if (subject.isEmpty()) {
            subject.setValue(name);
        }
    }

    private void send() {
        problems.clear();
        try {
            TicketDetail ticket =
                    tickets.open(new NewTicket(subject.getValue(), text.getValue(), bill, line));
            getUI().ifPresent(ui -> ui.navigate("care/help/" + ticket.id()));
        } catch (BellbirdException problem) {
            problems.show(problem);
        }
    }
}
