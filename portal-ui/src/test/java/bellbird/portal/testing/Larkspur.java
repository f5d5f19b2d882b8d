package bellbird.portal.testing;

import bellbird.bill.Annexes;
import bellbird.bill.BillDetail;
import bellbird.bill.BillDetail.LineKind;
import bellbird.bill.BillDocument;
import bellbird.bill.BillFilter;
import bellbird.bill.BillKind;
import bellbird.bill.BillPdf;
import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.LineExplanation;
import bellbird.bill.LineUsage;
import bellbird.bill.LineUsages;
import bellbird.bill.SourceRecord;
import bellbird.care.ticket.AuthorKind;
import bellbird.care.ticket.NewTicket;
import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.TicketFilter;
import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.TicketState;
import bellbird.care.ticket.Tickets;
import bellbird.clock.SandboxTime;
import bellbird.customer.CustomerDetail;
import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.customer.ListedNumbers;
import bellbird.customer.NewCustomer;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageType;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.payment.AttemptState;
import bellbird.payment.BillPaymentState;
import bellbird.payment.ParkedEvent;
import bellbird.payment.ParkedEvents;
import bellbird.payment.PaymentRow;
import bellbird.payment.Payments;
import bellbird.payment.Share;
import bellbird.rating.ExplanationStep;
import bellbird.rating.ExplanationStep.Quantity;
import bellbird.rating.LineMeters;
import bellbird.rating.Meters;
import bellbird.sandbox.SandboxClock;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Larkspur Mobile on 21 November 2026, seen by Maeve, who changed her plan on 12 October, or by
 * Tomas, who answers her. Everything can be changed by a test before a page is opened.
 */
public final class Larkspur {

    public static final TenantId TENANT = new TenantId("larkspur01");
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    public static final Currency EUR = Currency.getInstance("EUR");
    static final LocalDate OPENED = LocalDate.parse("2022-09-03");
    public static final UUID MAEVE = id(1);
    public static final UUID OCTOBER_BILL = id(21);
    public static final UUID NOVEMBER_BILL = id(22);
    private static final int SWISS_RECORDS = 12;
    public static final UUID QUESTION = id(31);

    private static final UUID ACCOUNT = id(2);
    private static final long GB = 1_000_000_000L;
    private static final Period NOVEMBER = period("2026-11-01", "2026-12-01");

    public final List<LineMeters> lines = new ArrayList<>();
    public final List<BillDetail> bills = new ArrayList<>();
    public final List<TicketDetail> tickets = new ArrayList<>();
    public Instant now = Instant.parse("2026-11-21T14:12:00Z");
    public String name = "Maeve Hanlon";
    public String role = Roles.SUBSCRIBER;
    public boolean sandbox = true;
    public Money paid = euro(0);
    public boolean paymentPending;
    public final Backoffice backoffice = new Backoffice(this);
    public final List<NewCustomer> registered = new ArrayList<>();

    public Larkspur() {
        lines.add(
                new LineMeters(
                        id(11),
                        id(12),
                        "353209142207",
                        "Larkspur 40",
                        new BigDecimal("24"),
                        true,
                        NOVEMBER,
                        Instant.parse("2026-11-21T14:00:00Z"),
                        List.of(
                                new LineMeters.Meter(UsageType.VOICE, 60_000, 18_720, 41_280, 0),
                                new LineMeters.Meter(UsageType.SMS, 0, 0, 0, 41),
                                new LineMeters.Meter(
                                        UsageType.DATA,
                                        40 * GB,
                                        26_400_000_000L,
                                        13_600_000_000L,
                                        0)),
                        new BigDecimal("3.204"),
                        EUR));
        lines.add(
                new LineMeters(
                        id(13),
                        id(14),
                        "353209180345",
                        "Larkspur Data 10",
                        new BigDecimal("9"),
                        true,
                        NOVEMBER,
                        null,
                        List.of(
                                new LineMeters.Meter(
                                        UsageType.DATA,
                                        10 * GB,
                                        2_100_000_000L,
                                        7_900_000_000L,
                                        0)),
                        BigDecimal.ZERO,
                        EUR));
        bills.add(november());
        bills.add(october());
        tickets.add(question());
    }

    private static BillDetail november() {
        Period rest = period("2026-10-12", "2026-11-01");
        return bill(
                summary(NOVEMBER_BILL, "INV-2026-000017", "2026-11-01", "2026-11-23", 4767),
                List.of(
                        plan(1, "Larkspur 40", "020 914 2207", NOVEMBER, 2400, "24", 30, "24.0000"),
                        plan(
                                2,
                                "Larkspur 40, rest of October",
                                "020 914 2207",
                                rest,
                                1548,
                                "24",
                                31,
                                "15.4838709677"),
                        usage(3, "Data in Switzerland", "020 914 2207", rest, 1272),
                        plan(
                                4,
                                "Larkspur Data 10",
                                "020 918 0345",
                                NOVEMBER,
                                -453,
                                "9",
                                30,
                                "-4.53")),
                891,
                3876);
    }

    private static BillDetail october() {
        return bill(
                summary(OCTOBER_BILL, "INV-2026-000011", "2026-10-01", "2026-10-23", 2700),
                List.of(
                        plan(
                                1,
                                "Larkspur 20",
                                "020 914 2207",
                                period("2026-10-01", "2026-11-01"),
                                2700,
                                "27",
                                31,
                                "27.0000")),
                505,
                2195);
    }

    private static BillDetail bill(
            BillSummary summary, List<BillDetail.Line> lines, long tax, long net) {
        return new BillDetail(
                summary,
                euro(net),
                euro(tax),
                true,
                lines,
                List.of(new BillDetail.Tax(new BigDecimal("23"), "S", euro(net), euro(tax))));
    }

    private static BillSummary summary(
            UUID id, String label, String issued, String due, long total) {
        LocalDate issuedOn = LocalDate.parse(issued);
        return new BillSummary(
                id,
                BillKind.REGULAR,
                label,
                ACCOUNT,
                "A-000001",
                MAEVE,
                "C-000001",
                "Maeve Hanlon",
                new Period(issuedOn.minusMonths(1), issuedOn),
                issuedOn,
                LocalDate.parse(due),
                euro(total),
                total == 2700 ? euro(total) : euro(0),
                total == 2700 ? euro(0) : euro(total),
                euro(0),
                total == 2700 ? BillState.PAID : BillState.OPEN,
                true);
    }

    /** Some of a bill is disputed from now on. */
    public void disputed(UUID id, long cents) {
        bills.replaceAll(
                bill ->
                        bill.summary().id().equals(id)
                                ? new BillDetail(
                                        disputed(bill.summary(), cents),
                                        bill.net(),
                                        bill.tax(),
                                        bill.pricesIncludeTax(),
                                        bill.lines(),
                                        bill.taxes())
                                : bill);
    }

    private static BillSummary disputed(BillSummary bill, long cents) {
        return new BillSummary(
                bill.id(),
                bill.kind(),
                bill.label(),
                bill.accountId(),
                bill.accountNumber(),
                bill.customerId(),
                bill.customerNumber(),
                bill.customerName(),
                bill.period(),
                bill.issuedOn(),
                bill.dueOn(),
                bill.total(),
                bill.paid(),
                bill.due(),
                euro(cents),
                BillState.DISPUTED,
                bill.rendered());
    }

    private static BillDetail.Line plan(
            int number,
            String name,
            String phone,
            Period period,
            long cents,
            String price,
            long cycleDays,
            String exact) {
        Period cycle =
                new Period(
                        period.from().withDayOfMonth(1),
                        period.from().withDayOfMonth(1).plusMonths(1));
        return new BillDetail.Line(
                number,
                LineKind.RECURRING,
                name,
                phone,
                period,
                euro(cents),
                euro(cents),
                new BigDecimal("23"),
                new LineExplanation.ForTime(
                        "Larkspur 40",
                        3,
                        new BigDecimal(price),
                        RecurringPrice.Interval.MONTH,
                        true,
                        period,
                        period.days(),
                        cycle,
                        cycleDays,
                        new BigDecimal(exact),
                        false));
    }

    private static BillDetail.Line usage(
            int number, String name, String phone, Period period, long cents) {
        BigDecimal exact = new BigDecimal("12.720000");
        return new BillDetail.Line(
                number,
                LineKind.USAGE,
                name,
                phone,
                period,
                euro(cents),
                euro(cents),
                new BigDecimal("23"),
                new LineExplanation.ForUsage(
                        "Larkspur 40",
                        3,
                        true,
                        new LineExplanation.UnitPrice(
                                new BigDecimal("0.06"),
                                new BigDecimal("212"),
                                BillDocument.Unit.MEGABYTE),
                        List.of(
                                new LineExplanation.Destination(
                                        "DATA",
                                        "Switzerland",
                                        SWISS_RECORDS,
                                        new BigDecimal("262000000"),
                                        new BigDecimal("262000000"),
                                        new BigDecimal("50000000"),
                                        new BigDecimal("212000000"),
                                        exact)),
                        null,
                        exact));
    }

    /** The records behind the usage of the bill of November are not kept any more. */
    public void usageIsDropped() {
        bills.replaceAll(
                bill ->
                        new BillDetail(
                                bill.summary(),
                                bill.net(),
                                bill.tax(),
                                bill.pricesIncludeTax(),
                                bill.lines().stream().map(Larkspur::dropped).toList(),
                                bill.taxes()));
    }

    private static BillDetail.Line dropped(BillDetail.Line line) {
        return line.explanation() instanceof LineExplanation.ForUsage why
                ? new BillDetail.Line(
                        line.number(),
                        line.kind(),
                        line.description(),
                        line.serviceNumber(),
                        line.period(),
                        line.amount(),
                        line.net(),
                        line.taxPercent(),
                        new LineExplanation.ForUsage(
                                why.offering(),
                                why.version(),
                                why.taxIncluded(),
                                why.price(),
                                List.of(),
                                null,
                                why.exact()))
                : line;
    }

    /** A day on the lake: 50 MB are included, and the third session is the first to cost. */
    private static SourceRecord session(int number) {
        long included = number < 3 ? 25_000_000 : 0;
        BigDecimal amount = new BigDecimal(number < 3 ? "0" : "1.272");
        return new SourceRecord(
                "session/" + number,
                ZonedDateTime.of(2026, 10, 17, 8 + number, 5, 0, 0, DUBLIN),
                UsageType.DATA,
                null,
                included == 0 ? 21_200_000 : included,
                included == 0 ? 21_200_000 : included,
                included,
                amount,
                List.of(
                        new ExplanationStep(
                                "explain.plan",
                                List.of("Larkspur 40", "3", LocalDate.of(2026, 9, 1)))));
    }

    private static TicketDetail question() {
        Instant asked = Instant.parse("2026-11-21T13:44:00Z");
        return new TicketDetail(
                QUESTION,
                "T-000042",
                "Charged for Switzerland",
                TicketState.OPEN,
                MAEVE,
                NOVEMBER_BILL,
                3,
                null,
                asked,
                asked,
                0,
                List.of(
                        new TicketDetail.Message(
                                AuthorKind.SUBSCRIBER,
                                "Maeve Hanlon",
                                "Hi, my bill has €12.72 for data in Switzerland but I was in"
                                        + " Lörrach, which is Germany.\nI thought roaming was"
                                        + " included?",
                                asked)));
    }

    public CustomerDetail maeve() {
        return new CustomerDetail(
                MAEVE,
                "C-000001",
                "ACTIVE",
                Instant.parse("2022-09-03T10:00:00Z"),
                new PartyData(
                        PartyKind.PERSON,
                        "Maeve Hanlon",
                        "maeve@larkspur.example",
                        null,
                        "4 Quay Street",
                        "H91 X2X2",
                        "Galway",
                        "IE",
                        "en",
                        null),
                0,
                List.of(
                        new CustomerDetail.Account(
                                ACCOUNT,
                                "A-000001",
                                "EUR",
                                CycleSpecification.monthly(1),
                                22,
                                "POSTPAID",
                                "ACTIVE",
                                OPENED)),
                lines.stream()
                        .map(
                                line ->
                                        new CustomerDetail.Line(
                                                line.serviceId(),
                                                line.productId(),
                                                ACCOUNT,
                                                line.msisdn(),
                                                "272019000000017",
                                                "8935301000000000017",
                                                "ACTIVE",
                                                id(51),
                                                line.offering(),
                                                LocalDate.parse("2022-09-03")))
                        .toList());
    }

    public TicketRow row(TicketDetail ticket) {
        return new TicketRow(
                ticket.id(),
                ticket.number(),
                ticket.subject(),
                ticket.state(),
                ticket.customerId(),
                "Maeve Hanlon",
                ticket.assigneeName(),
                ticket.openedAt(),
                ticket.waitingSince(),
                ticket.openedAt());
    }

    private TicketDetail ticket(UUID id) {
        return tickets.stream()
                .filter(ticket -> ticket.id().equals(id))
                .findFirst()
                .orElseThrow(BellbirdException::notFound);
    }

    private TicketDetail say(UUID id, AuthorKind kind, String text, TicketState state) {
        if (text.isBlank()) {
            throw BellbirdException.user("text", "error.ticket.text.missing");
        }
        TicketDetail old = ticket(id);
        var messages = new ArrayList<>(old.messages());
        messages.add(new TicketDetail.Message(kind, name, text, now));
        return replace(old, state, messages);
    }

    private TicketDetail replace(
            TicketDetail old, TicketState state, List<TicketDetail.Message> messages) {
        TicketDetail next =
                new TicketDetail(
                        old.id(),
                        old.number(),
                        old.subject(),
                        state,
                        old.customerId(),
                        old.billId(),
                        old.billLine(),
                        name,
                        old.openedAt(),
                        state == TicketState.OPEN ? now : null,
                        old.version() + 1,
                        messages);
        tickets.set(tickets.indexOf(old), next);
        return next;
    }

    /** What pages ask for, by type. */
    public List<Object> beans() {
        List<Object> beans = new ArrayList<>(backoffice.beans());
        beans.addAll(ownBeans());
        return beans;
    }

    private List<Object> ownBeans() {
        return List.of(
                new FakeMeters(),
                new FakeBills(),
                new FakeLineUsages(),
                new FakeAnnexes(),
                new FakeListedNumbers(),
                new FakePayments(),
                new FakeParkedEvents(),
                new FakeTickets(),
                new FakeCustomers(),
                new FakeCaller(),
                new FakeClock(),
                new FakeProfiles(),
                new FakeBrands(),
                new FakeSandbox());
    }

    private final class FakeMeters extends Meters {
        @Override
        public List<LineMeters> mine() {
            return List.copyOf(lines);
        }

        @Override
        public List<LineMeters> of(UUID customerId) {
            return List.copyOf(lines);
        }
    }

    private final class FakeBills extends Bills {
        @Override
        public List<BillSummary> mine() {
            return bills.stream().map(BillDetail::summary).toList();
        }

        @Override
        public List<BillSummary> list(BillFilter filter, int offset, int limit) {
            return mine().stream().skip(offset).limit(limit).toList();
        }

        @Override
        public long count(BillFilter filter) {
            return bills.size();
        }

        @Override
        public BillDetail get(UUID id) {
            return bills.stream()
                    .filter(bill -> bill.summary().id().equals(id))
                    .findFirst()
                    .orElseThrow(BellbirdException::notFound);
        }

        @Override
        public BillDetail mineById(UUID id) {
            return get(id);
        }

        @Override
        public BillPdf myPdf(UUID id) {
            return new BillPdf(
                    "INV.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Twelve sessions in Switzerland. */
    private static final class FakeLineUsages extends LineUsages {
        @Override
        public LineUsage of(UUID bill, int line, int offset) {
            return new LineUsage(
                    List.of(
                            new ExplanationStep(
                                    "explain.taken.all",
                                    List.of(
                                            "Larkspur 40",
                                            new Quantity(UsageType.DATA, 50_000_000),
                                            new Quantity(UsageType.DATA, 50_000_000),
                                            new Quantity(UsageType.DATA, 0)))),
                    session(3),
                    IntStream.rangeClosed(offset + 1, SWISS_RECORDS)
                            .limit(LineUsage.PAGE)
                            .mapToObj(Larkspur::session)
                            .toList());
        }

        @Override
        public LineUsage mine(UUID bill, int line, int offset) {
            return of(bill, line, offset);
        }
    }

    /** Every bill has a list, an empty one. */
    private static final class FakeAnnexes extends Annexes {
        @Override
        public boolean exists(UUID bill) {
            return true;
        }

        @Override
        public boolean mineExists(UUID bill) {
            return true;
        }

        @Override
        public void myCsv(UUID bill, OutputStream out) {}
    }

    private static final class FakeListedNumbers extends ListedNumbers {
        private boolean whole;

        @Override
        public boolean mineAreWhole() {
            return whole;
        }

        @Override
        public void hideMine() {
            whole = false;
        }

        @Override
        public void showMine(boolean usersKnow) {
            if (!usersKnow) {
                throw BellbirdException.user("usersKnow", "error.listedNumbers.usersKnow");
            }
            whole = true;
        }
    }

    private static final class FakeParkedEvents extends ParkedEvents {
        private boolean again;

        @Override
        public List<ParkedEvent> list() {
            return again
                    ? List.of()
                    : List.of(
                            new ParkedEvent(
                                    "stripe",
                                    "evt_1",
                                    "checkout.session.completed",
                                    ParkedEvent.Reason.PAID_TWICE,
                                    "cs_1",
                                    Instant.parse("2026-11-20T10:00:00Z")));
        }

        @Override
        public void retry(String provider, String eventId) {
            again = true;
        }
    }

    private final class FakePayments extends Payments {
        @Override
        public List<PaymentRow> list(String search, int offset, int limit) {
            BillSummary bill = bills.getFirst().summary();
            return List.of(
                    new PaymentRow(
                            id(41),
                            bill.id(),
                            bill.label(),
                            ACCOUNT,
                            bill.accountNumber(),
                            MAEVE,
                            bill.customerName(),
                            "stripe",
                            bill.total(),
                            AttemptState.FAILED,
                            "insufficient_funds",
                            now,
                            now,
                            null,
                            null,
                            null));
        }

        @Override
        public int count(String search) {
            return 1;
        }

        @Override
        public URI startCheckout(UUID billId, Share share) {
            return URI.create("https://pay.example/" + billId + "/" + share);
        }

        @Override
        public BillPaymentState refresh(UUID billId) {
            return stateOf(billId);
        }

        @Override
        public BillPaymentState stateOf(UUID billId) {
            BillSummary bill =
                    bills.stream()
                            .map(BillDetail::summary)
                            .filter(one -> one.id().equals(billId))
                            .findFirst()
                            .orElseThrow(BellbirdException::notFound);
            Money sum = bill.paid().plus(paid);
            return new BillPaymentState(
                    billId,
                    bill.total(),
                    sum,
                    sum.isZero() ? null : now,
                    paymentPending,
                    bill.disputed());
        }
    }

    private final class FakeTickets extends Tickets {
        @Override
        public List<TicketRow> mine() {
            return tickets.stream().map(Larkspur.this::row).toList();
        }

        @Override
        public TicketDetail mineById(UUID id) {
            return ticket(id);
        }

        @Override
        public TicketDetail get(UUID id) {
            return ticket(id);
        }

        @Override
        public List<TicketRow> queue(TicketFilter filter, int offset, int limit) {
            return tickets.stream()
                    .filter(one -> filter.state() == null || one.state() == filter.state())
                    .filter(one -> one.subject().contains(filter.search()))
                    .map(Larkspur.this::row)
                    .toList();
        }

        @Override
        public int count(TicketFilter filter) {
            return queue(filter, 0, 100).size();
        }

        @Override
        public TicketDetail open(NewTicket question) {
            if (question.subject().isBlank()) {
                throw BellbirdException.user("subject", "error.ticket.subject.missing");
            }
            TicketDetail asked =
                    new TicketDetail(
                            id(60 + tickets.size()),
                            "T-000099",
                            question.subject(),
                            TicketState.OPEN,
                            MAEVE,
                            question.billId(),
                            question.billLine(),
                            null,
                            now,
                            now,
                            0,
                            List.of(
                                    new TicketDetail.Message(
                                            AuthorKind.SUBSCRIBER, name, question.text(), now)));
            tickets.addFirst(asked);
            return asked;
        }

        @Override
        public TicketDetail reply(UUID id, String text) {
            return say(id, AuthorKind.SUBSCRIBER, text, TicketState.OPEN);
        }

        @Override
        public TicketDetail answer(UUID id, String text, int version) {
            return say(id, AuthorKind.STAFF, text, TicketState.WAITING);
        }

        @Override
        public TicketDetail close(UUID id, int version) {
            TicketDetail old = ticket(id);
            return replace(old, TicketState.CLOSED, old.messages());
        }

        @Override
        public TicketDetail assignToMe(UUID id) {
            TicketDetail old = ticket(id);
            return replace(old, old.state(), old.messages());
        }
    }

    private final class FakeCustomers extends Customers {
        @Override
        public CustomerDetail register(NewCustomer customer) {
            if (customer.party().name().isBlank()) {
                throw BellbirdException.user("name", "error.required");
            }
            registered.add(customer);
            return maeve();
        }

        @Override
        public CustomerDetail mine() {
            return maeve();
        }

        @Override
        public CustomerDetail get(UUID id) {
            if (!id.equals(MAEVE)) {
                throw BellbirdException.notFound();
            }
            return maeve();
        }

        @Override
        public List<CustomerRow> list(String search, int offset, int limit) {
            CustomerRow row =
                    new CustomerRow(
                            MAEVE,
                            "C-000001",
                            "Maeve Hanlon",
                            "maeve@larkspur.example",
                            "Galway",
                            "ACTIVE",
                            2,
                            now);
            return offset == 0 && row.name().contains(search) ? List.of(row) : List.of();
        }

        @Override
        public long count(String search) {
            return list(search, 0, 1).size();
        }

        @Override
        public CustomerDetail updateMine(PartyData party, int version) {
            throw BellbirdException.user("email", "error.notFound");
        }
    }

    private final class FakeCaller implements Caller {
        @Override
        public String subject() {
            return "sub-1";
        }

        @Override
        public String displayName() {
            return name;
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public boolean isInRole(String asked) {
            return asked.equals(role);
        }

        @Override
        public Optional<UUID> customer() {
            return role.equals(Roles.SUBSCRIBER) ? Optional.of(MAEVE) : Optional.empty();
        }
    }

    private final class FakeClock implements BusinessClock {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public ZoneId zone() {
            return DUBLIN;
        }
    }

    TenantProfile profile() {
        return new TenantProfile(
                TENANT, "Larkspur Mobile", "larkspur", "IE", EUR, DUBLIN, Locale.ENGLISH, sandbox);
    }

    private final class FakeProfiles implements TenantProfiles {
        @Override
        public TenantProfile current() {
            return profile();
        }

        @Override
        public Optional<TenantProfile> byShortName(String shortName) {
            return Optional.of(profile());
        }

        @Override
        public String baseUrl(TenantProfile tenant) {
            return "http://larkspur.localhost:8080";
        }
    }

    private static final class FakeBrands implements TenantBrands {
        @Override
        public TenantBrand current() {
            return new TenantBrand(
                    "#6741D9",
                    new BrandColors("#6741D9", "#FFFFFF", "#6741D9", "#F1F1FF", "#6741D9"),
                    new BrandColors("#6741D9", "#FFFFFF", "#9286E7", "#2A2647", "#9286E7"),
                    null);
        }
    }

    private final class FakeSandbox extends SandboxClock {
        @Override
        public boolean available() {
            return sandbox;
        }

        @Override
        public Progress state() {
            return new Progress(new SandboxTime(now, null), 0, null);
        }
    }

    private static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }
}
