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
import bellbird.customer.ListedNumbers;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageType;
import bellbird.rating.ExplanationStep;
import bellbird.rating.ExplanationStep.Quantity;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The bills there are, and what is printed and listed of them. */
public final class Issued {

    public final List<BillDetail> bills = new ArrayList<>();

    private final Larkspur larkspur;

    Issued(Larkspur larkspur) {
        this.larkspur = larkspur;
        bills.add(november());
        bills.add(october());
    }

    List<Object> beans() {
        return List.of(
                new FakeBills(), new FakeLineUsages(), new FakeAnnexes(), new FakeListedNumbers());
    }

    private static BillDetail november() {
        Period rest = Larkspur.period("2026-10-12", "2026-11-01");
        return bill(
                summary(
                        Larkspur.NOVEMBER_BILL,
                        "INV-2026-000017",
                        "2026-11-01",
                        "2026-11-23",
                        4767),
                List.of(
                        plan(
                                1,
                                "Larkspur 40",
                                "020 914 2207",
                                Larkspur.NOVEMBER,
                                2400,
                                "24",
                                30,
                                "24.0000"),
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
                                Larkspur.NOVEMBER,
                                -453,
                                "9",
                                30,
                                "-4.53")),
                891,
                3876);
    }

    private static BillDetail october() {
        return bill(
                summary(Larkspur.OCTOBER_BILL, "INV-2026-000011", "2026-10-01", "2026-10-23", 2700),
                List.of(
                        plan(
                                1,
                                "Larkspur 20",
                                "020 914 2207",
                                Larkspur.period("2026-10-01", "2026-11-01"),
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
                Larkspur.euro(net),
                Larkspur.euro(tax),
                true,
                lines,
                List.of(
                        new BillDetail.Tax(
                                new BigDecimal("23"),
                                "S",
                                Larkspur.euro(net),
                                Larkspur.euro(tax))));
    }

    private static BillSummary summary(
            UUID id, String label, String issued, String due, long total) {
        return summary(id, BillKind.REGULAR, label, issued, due, total);
    }

    private static BillSummary summary(
            UUID id, BillKind kind, String label, String issued, String due, long total) {
        LocalDate issuedOn = LocalDate.parse(issued);
        return new BillSummary(
                id,
                kind,
                label,
                Larkspur.ACCOUNT,
                "A-000001",
                Larkspur.MAEVE,
                "C-000001",
                "Maeve Hanlon",
                new Period(issuedOn.minusMonths(1), issuedOn),
                issuedOn,
                LocalDate.parse(due),
                Larkspur.euro(total),
                total == 2700 ? Larkspur.euro(total) : Larkspur.euro(0),
                total == 2700 ? Larkspur.euro(0) : Larkspur.euro(total),
                Larkspur.euro(0),
                total == 2700 ? BillState.PAID : BillState.OPEN,
                true);
    }

    /** Usage of October came after the bill of November was made. */
    public void lateUsageIsBilled() {
        Period october = Larkspur.period("2026-10-01", "2026-11-01");
        bills.addFirst(
                bill(
                        summary(
                                Larkspur.DELTA_NOTE,
                                BillKind.DELTA_NOTE,
                                "INV-2026-000018",
                                "2026-11-05",
                                "2026-11-26",
                                1272),
                        List.of(usage(1, "Data in Switzerland", "020 914 2207", october, 1272)),
                        238,
                        1034));
    }

    /** Some of a bill is disputed from larkspur.now on. */
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
                Larkspur.euro(cents),
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
                Larkspur.euro(cents),
                Larkspur.euro(cents),
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
                Larkspur.euro(cents),
                Larkspur.euro(cents),
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
                                        Larkspur.SWISS_RECORDS,
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
                                bill.lines().stream().map(Issued::dropped).toList(),
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
                ZonedDateTime.of(2026, 10, 17, 8 + number, 5, 0, 0, Larkspur.DUBLIN),
                UsageType.DATA,
                null,
                included == 0 ? 21_200_000 : included,
                included == 0 ? 21_200_000 : included,
                included,
                amount,
                true,
                List.of(
                        new ExplanationStep(
                                "explain.plan",
                                List.of("Larkspur 40", "3", LocalDate.of(2026, 9, 1)))));
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
                    IntStream.rangeClosed(offset + 1, Larkspur.SWISS_RECORDS)
                            .limit(LineUsage.PAGE)
                            .mapToObj(Issued::session)
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
}
