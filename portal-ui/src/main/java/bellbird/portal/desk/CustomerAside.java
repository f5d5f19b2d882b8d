package bellbird.portal.desk;

import bellbird.bill.BillFilter;
import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.care.ticket.TicketFilter;
import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.Tickets;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.UsageType;
import bellbird.party.PartyData;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.Initials;
import bellbird.portal.component.Kpi;
import bellbird.portal.component.LateUsageNote;
import bellbird.portal.component.Meter;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.PlainTable.Column;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Timeline;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.LineMeters;
import bellbird.rating.Meters;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer as an agent needs them at a glance: who, what is due, lines, what happened. */
@Dependent
class CustomerAside {

    private static final int MOST_BILLS = 6;
    private static final int MOST_EVENTS = 8;

    private final Customers customers;
    private final Bills bills;
    private final Meters meters;
    private final Tickets tickets;
    private final BusinessClock clock;

    @Inject
    CustomerAside(
            Customers customers, Bills bills, Meters meters, Tickets tickets, BusinessClock clock) {
        this.customers = customers;
        this.bills = bills;
        this.meters = meters;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Who it is, with a way to the whole picture. */
    Component person(CustomerDetail customer) {
        PartyData party = customer.party();
        Initials initials = new Initials(party.name());
        initials.addClassName("big");
        Div text =
                new Div(
                        Words.strong(party.name()),
                        Words.detail(
                                Texts.text("desk.person.detail", party.city(), customer.number())));
        text.addClassNames("cell-two", "grow");
        Div person = new Div(initials, text);
        person.addClassName("row");
        return person;
    }

    CustomerDetail customer(UUID id) {
        return customers.get(id);
    }

    /** What is due, and the newest bill. */
    Component due(UUID customer) {
        List<BillSummary> newest = newestBills(customer);
        SectionCard card = new SectionCard();
        if (newest.isEmpty()) {
            return card.body(
                    Words.strong(Texts.text("desk.noBill")),
                    new Div(Words.detail(Texts.text("desk.noBill.text"))));
        }
        BillSummary last = newest.getFirst();
        List<BillSummary> open =
                newest.stream().filter(bill -> bill.state() != BillState.PAID).toList();
        Money due =
                open.stream()
                        .map(BillSummary::due)
                        .reduce(Money.zero(last.total().currency()), Money::plus);
        String when =
                open.isEmpty()
                        ? Texts.text("desk.due.none")
                        : Texts.text(
                                open.getLast().state() == BillState.OVERDUE
                                        ? "desk.due.late"
                                        : "desk.due.by",
                                TimeFormat.date(open.getLast().dueOn()));
        Kpi latest =
                new Kpi(
                        Texts.text("desk.bill.of", TimeFormat.day(last.issuedOn())),
                        MoneyFormat.money(last.total()),
                        last.label());
        Div numbers =
                new Div(new Kpi(Texts.text("desk.due"), MoneyFormat.money(due), when), latest);
        numbers.addClassNames("row", "apart");
        return card.body(numbers);
    }

    /** Lines with what is left of their first allowance. */
    Component lines(CustomerDetail customer, String country) {
        SectionCard card = new SectionCard(Texts.text("desk.lines"));
        if (customer.lines().isEmpty()) {
            card.add(new EmptyState(Texts.text("desk.noLine"), Texts.text("desk.noLine.text")));
            return card;
        }
        Map<UUID, LineMeters> left = new HashMap<>();
        meters.of(customer.id()).forEach(line -> left.put(line.serviceId(), line));
        PlainTable table =
                new PlainTable(
                        Column.text(Texts.text("desk.line")),
                        Column.text(Texts.text("desk.left")),
                        Column.number(Texts.text("desk.state")));
        for (CustomerDetail.Line line : customer.lines()) {
            Div number =
                    new Div(
                            Words.styled(
                                    PhoneFormat.phone(line.msisdn(), country), "num", "strong"),
                            Words.styled(line.offering(), "t2"));
            number.addClassName("cell-two");
            table.row(number, meter(left.get(line.serviceId())), state(line.status()));
        }
        card.add(table);
        return card;
    }

    private static Component meter(@Nullable LineMeters line) {
        Optional<LineMeters.Meter> main =
                line == null
                        ? Optional.empty()
                        : line.meters().stream()
                                .filter(meter -> meter.granted() > 0)
                                .max(Comparator.comparing(LineMeters.Meter::service));
        if (main.isEmpty()) {
            return Words.quiet("–");
        }
        LineMeters.Meter meter = main.get();
        UsageType service = meter.service();
        String text =
                Texts.text(
                        "desk.usedOf",
                        Quantities.number(service, meter.used()),
                        Quantities.text(service, meter.granted()));
        Div words = new Div(text);
        words.addClassNames("help", "t2", "num");
        Meter bar =
                new Meter(meter.used(), meter.granted(), text)
                        .of(service.name().toLowerCase(Locale.ROOT));
        Div cell = new Div(words, bar);
        cell.setWidth("112px");
        return cell;
    }

    private static StatusBadge state(String status) {
        Tone tone =
                switch (status) {
                    case "ACTIVE" -> Tone.OK;
                    case "SUSPENDED" -> Tone.WARN;
                    default -> Tone.QUIET;
                };
        return new StatusBadge(
                tone, Texts.text("care.line.status." + status.toLowerCase(Locale.ROOT)));
    }

    /** Bills, newest first, each opening with its proof. */
    Component bills(UUID customer) {
        SectionCard card = new SectionCard(Texts.text("common.nav.bills"));
        List<BillSummary> newest = newestBills(customer);
        if (newest.isEmpty()) {
            card.add(new EmptyState(Texts.text("desk.noBill"), Texts.text("desk.noBill.text")));
            return card;
        }
        PlainTable table =
                new PlainTable(
                        Column.text(Texts.text("desk.bill")),
                        Column.number(Texts.text("desk.total")),
                        Column.number(Texts.text("desk.state")));
        for (BillSummary bill : newest) {
            Div name =
                    new Div(
                            new TextLink(
                                    "desk/customers/" + customer + "/bills/" + bill.id(),
                                    bill.label()),
                            Words.styled(
                                    LateUsageNote.after(TimeFormat.date(bill.issuedOn()), bill),
                                    "t2"));
            name.addClassName("cell-two");
            table.row(name, new MoneyText(bill.total()), DeskBadge.of(bill));
        }
        card.add(table);
        return card;
    }

    /** What happened, newest first. */
    Component timeline(CustomerDetail customer) {
        record Event(LocalDate day, String what) {}

        List<Event> events = new ArrayList<>();
        for (BillSummary bill : newestBills(customer.id())) {
            events.add(
                    new Event(
                            bill.issuedOn(),
                            Texts.text(
                                    "desk.event.bill",
                                    MoneyFormat.money(bill.total()),
                                    Texts.text("desk.bill.state", bill.state()))));
        }
        for (TicketRow ticket :
                tickets.queue(TicketFilter.ofCustomer(customer.id()), 0, MOST_EVENTS)) {
            events.add(
                    new Event(
                            day(ticket.openedAt()),
                            Texts.text("desk.event.asked", ticket.subject())));
        }
        for (CustomerDetail.Line line : customer.lines()) {
            events.add(
                    new Event(line.startOn(), Texts.text("desk.event.started", line.offering())));
        }
        events.add(new Event(day(customer.createdAt()), Texts.text("desk.event.customer")));
        events.sort(Comparator.comparing(Event::day).reversed());
        Timeline timeline = new Timeline();
        events.stream()
                .limit(MOST_EVENTS)
                .forEach(event -> timeline.event(event.what(), TimeFormat.date(event.day())));
        return new SectionCard(Texts.text("desk.timeline")).body(timeline);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.zone());
    }

    private List<BillSummary> newestBills(UUID customer) {
        return bills.list(BillFilter.ofCustomer(customer), 0, MOST_BILLS);
    }
}
