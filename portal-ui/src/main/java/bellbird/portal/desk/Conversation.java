package bellbird.portal.desk;

import bellbird.bill.BillDetail;
import bellbird.bill.LineUsages;
import bellbird.care.ticket.AuthorKind;
import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.TicketState;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.FieldProblems;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.Initials;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import java.util.function.Consumer;

/** What was said, the proof it is about, and the place for the answer. */
final class Conversation extends Div {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_TEXT = 10_000;

    private final transient Tickets tickets;
    private final transient BusinessClock clock;
    private final transient TicketDetail ticket;
    private final transient LineUsages usages;
    private final transient Consumer<TicketDetail> onChange;

    /**
     * @param proof the bill the question is about, if any
     * @param onChange shows the ticket as it is after an action
     */
    Conversation(
            Tickets tickets,
            BusinessClock clock,
            TicketDetail ticket,
            Optional<BillDetail> proof,
            LineUsages usages,
            String customerName,
            Consumer<TicketDetail> onChange) {
        this.tickets = tickets;
        this.clock = clock;
        this.ticket = ticket;
        this.usages = usages;
        this.onChange = onChange;
        addClassName("conversation");
        OrderedList messages = new OrderedList();
        messages.addClassName("messages");
        for (int i = 0; i < ticket.messages().size(); i++) {
            TicketDetail.Message message = ticket.messages().get(i);
            ListItem item = item(message);
            messages.add(item);
            if (i == 0) {
                proof.ifPresent(bill -> messages.add(proof(bill)));
            }
        }
        add(head(), messages, reply(customerName));
    }

    private Div head() {
        PageHeader header =
                new PageHeader(ticket.subject())
                        .under(Texts.text("common.nav.inbox"), "desk")
                        .state(Words.quiet(ticket.number()));
        header.action(button("desk.take", () -> tickets.assignToMe(ticket.id())));
        if (ticket.state() != TicketState.CLOSED) {
            header.action(button("desk.close", () -> tickets.close(ticket.id(), ticket.version())));
        }
        String agent = ticket.assigneeName();
        Div facts =
                new Div(
                        Waiting.badge(ticket.state(), ticket.waitingSince(), clock.now()),
                        Words.detail(
                                Texts.text(
                                        "desk.asked",
                                        TimeFormat.seenFrom(
                                                ticket.openedAt(), clock.today(), clock.zone()))),
                        Words.detail(
                                agent == null
                                        ? Texts.text("desk.nobody")
                                        : Texts.text("desk.has", agent)));
        if (ticket.billId() != null) {
            Span tied = new Span(Glyph.LINK.create(), new Span(Texts.text("desk.tied")));
            tied.addClassNames("row", "small", "t2");
            facts.add(tied);
        }
        facts.addClassNames("row", "wrap");
        Div head = new Div(header, facts);
        head.addClassName("head");
        return head;
    }

    private Button button(String key, Action action) {
        Button button = new Button(Texts.text(key));
        button.addThemeVariants(ButtonVariant.SMALL);
        button.addClickListener(
                click -> {
                    onChange.accept(action.run());
                    Toast.done(Texts.text(key + ".done"));
                });
        return button;
    }

    private interface Action {
        TicketDetail run();
    }

    private ListItem item(TicketDetail.Message message) {
        boolean staff = message.authorKind() == AuthorKind.STAFF;
        Initials initials = new Initials(message.authorName());
        if (!staff) {
            initials.addClassName("quiet");
        }
        Div who =
                new Div(
                        Words.strong(message.authorName()),
                        Words.styled(
                                TimeFormat.seenFrom(
                                        message.writtenAt(), clock.today(), clock.zone()),
                                "t3"));
        who.addClassName("row");
        Div text = new Div(who, Words.written(message.body()));
        text.addClassName("grow");
        ListItem item = new ListItem(initials, text);
        item.addClassName("message");
        return item;
    }

    private ListItem proof(BillDetail bill) {
        Div attached = new Div(new BillProof(bill, ticket.billLine(), usages));
        attached.addClassName("attached");
        Div text =
                new Div(
                        Words.detail(
                                Texts.text(
                                        "desk.proof",
                                        TimeFormat.day(bill.summary().issuedOn()),
                                        bill.summary().label())),
                        attached);
        text.addClassName("grow");
        text.getStyle().setPaddingLeft("40px");
        ListItem item = new ListItem(text);
        item.addClassName("message");
        return item;
    }

    private Div reply(String customerName) {
        TextArea text = new TextArea();
        text.setAriaLabel(Texts.text("desk.answer"));
        text.setPlaceholder(Texts.text("desk.answer.hint"));
        text.setMaxLength(LONGEST_TEXT);
        text.setMinRows(4);
        FieldProblems problems = new FieldProblems().field("text", text);
        Button send = new Button(Texts.text("desk.send"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClassName("push");
        send.addClickListener(
                click -> {
                    try {
                        onChange.accept(
                                tickets.answer(ticket.id(), text.getValue(), ticket.version()));
                        Toast.done(Texts.text("desk.sent", customerName));
                    } catch (BellbirdException problem) {
                        problems.show(problem);
                    }
                });
        Div head =
                new Div(
                        Words.strong(Texts.text("desk.answer")),
                        Words.detail(Texts.text("desk.answer.to", customerName)));
        head.addClassName("head");
        Div foot = new Div(send);
        foot.addClassName("foot");
        Div reply = new Div(head, problems, text, foot);
        reply.addClassName("reply");
        return reply;
    }
}
