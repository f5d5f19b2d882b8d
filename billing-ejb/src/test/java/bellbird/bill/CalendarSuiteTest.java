package bellbird.bill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bellbird.account.BillCycle;
import bellbird.charge.Billed;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.money.Money;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten simulated years of an account with eight lines, billed at each cut-off of its zone: every
 * subscription-day is charged exactly once, at the price of its day (rules R3, R9, R11; F17). What
 * is expected is counted day by day, without the arithmetic of the product. The results are the
 * table of {@code docs/calendar.md}.
 */
class CalendarSuiteTest {

    private static final Path PAGE = Path.of("../docs/calendar.md");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final int YEARS = 10;
    private static final int[] CYCLE_DAYS = {28, 29, 30, 31};

    /** From UTC−11 to UTC+14; summer time of both hemispheres, of half an hour, and at midnight. */
    private static final List<String> ZONES =
            List.of(
                    "Pacific/Pago_Pago",
                    "America/New_York",
                    "America/Santiago",
                    "UTC",
                    "Europe/Berlin",
                    "Asia/Beirut",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe",
                    "Pacific/Chatham",
                    "Pacific/Kiritimati");

    private static final UUID SMALL = new UUID(0, 1);
    private static final UUID LARGE = new UUID(0, 2);
    private static final UUID SMALL_AGAIN = new UUID(0, 3);
    private static final Map<UUID, BigDecimal> PRICES =
            Map.of(
                    SMALL, new BigDecimal("10.00"),
                    LARGE, new BigDecimal("29.99"),
                    SMALL_AGAIN, new BigDecimal("10.00"));

    /** On a plan from a day on; bills of that day and later know of it. */
    private record Stay(UUID version, LocalDate from, LocalDate known) {}

    private record Line(
            UUID product,
            List<Stay> stays,
            List<Period> rests,
            @Nullable LocalDate end,
            @Nullable LocalDate endKnown) {

        LocalDate start() {
            return stays.getFirst().from();
        }

        @Nullable UUID versionOn(LocalDate day) {
            UUID version = null;
            for (Stay stay : stays) {
                version = stay.from().isAfter(day) ? version : stay.version();
            }
            return end != null && !day.isBefore(end) ? null : version;
        }
    }

    /** What came out of an account's ten years. */
    private record Result(long bills, long days, long missing, long twice, long off) {

        static final Result NOTHING = new Result(0, 0, 0, 0, 0);

        Result plus(Result other) {
            return new Result(
                    bills + other.bills,
                    days + other.days,
                    missing + other.missing,
                    twice + other.twice,
                    off + other.off);
        }
    }

    @Test
    void every_subscription_day_of_ten_years_is_charged_exactly_once() throws IOException {
        String zone = "Europe/Berlin";
        Result all = ofZone(ZoneId.of(zone));
        assertThat(all.missing() + all.twice() + all.off()).as(all.toString()).isZero();
        assertThat(Files.readAllLines(PAGE)).contains(row(zone, all));
    }

    @Test
    @Tag("deep")
    void in_every_zone_and_the_page_says_so() throws IOException {
        List<String> rows = new ArrayList<>();
        Result total = Result.NOTHING;
        for (String zone : ZONES) {
            Result result = ofZone(ZoneId.of(zone));
            rows.add(row(zone, result));
            total = total.plus(result);
        }
        rows.add(row("all", total));
        Files.write(Path.of("target", "calendar-table.md"), rows);
        assertThat(Files.readAllLines(PAGE)).containsSubsequence(rows);
        assertThat(total.missing() + total.twice() + total.off()).isZero();
    }

    private static String row(String zone, Result result) {
        return "| %s | %,d | %,d | %d | %d | %d |"
                .formatted(
                        zone,
                        result.bills(),
                        result.days(),
                        result.missing(),
                        result.twice(),
                        result.off());
    }

    private static Result ofZone(ZoneId zone) {
        Result all = Result.NOTHING;
        for (int cycleDay : CYCLE_DAYS) {
            all = all.plus(new Account(zone, new BillCycle(cycleDay)).result());
        }
        return all;
    }

    @Test
    void every_day_is_charged_once_in_a_bill_every_three_months_and_on_the_way_between_cycles()
            throws IOException {
        List<String> rows = List.of(row(BillFrequency.QUARTERLY), changed());
        assertThat(Files.readAllLines(PAGE)).containsAll(rows);
    }

    @Test
    @Tag("deep")
    void in_every_frequency_and_the_page_says_so() throws IOException {
        List<String> rows =
                new ArrayList<>(
                        Arrays.stream(BillFrequency.values()).map(CalendarSuiteTest::row).toList());
        rows.add(changed());
        Files.write(Path.of("target", "calendar-frequencies.md"), rows);
        assertThat(Files.readAllLines(PAGE)).containsSubsequence(rows);
    }

    /** From the ends of January and February, and from a day that every month has. */
    private static String row(BillFrequency frequency) {
        Result all = Result.NOTHING;
        for (LocalDate anchor :
                List.of(
                        LocalDate.of(2026, 1, 31),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2026, 3, 15))) {
            BillCycle cycle = new BillCycle(CycleSpecification.from(frequency, anchor));
            all = all.plus(new Account(ZoneId.of("Europe/Berlin"), cycle).result());
        }
        return right(frequency.name(), all);
    }

    /** From each frequency to each of the others, one after the other. */
    private static String changed() {
        BillCycle cycle = new BillCycle(31);
        LocalDate today = BEGIN.plusMonths(5);
        for (CycleSpecification to :
                List.of(
                        CycleSpecification.weekly(BillFrequency.WEEKLY, DayOfWeek.MONDAY)
                                .withDay(31),
                        CycleSpecification.calendar(BillFrequency.QUARTERLY, 29),
                        CycleSpecification.weekly(BillFrequency.BIWEEKLY, DayOfWeek.SUNDAY)
                                .withDay(29),
                        CycleSpecification.monthly(1),
                        CycleSpecification.from(BillFrequency.YEARLY, LocalDate.of(2028, 2, 29)),
                        CycleSpecification.calendar(BillFrequency.BIMONTHLY, 15),
                        CycleSpecification.calendar(BillFrequency.HALF_YEARLY, 30),
                        CycleSpecification.weekly(BillFrequency.WEEKLY, DayOfWeek.WEDNESDAY)
                                .withDay(30),
                        CycleSpecification.monthly(28))) {
            cycle = cycle.changed(to, today);
            today = cycle.changes().getLast().until().plusMonths(6);
        }
        return right("changed nine times", new Account(ZoneId.of("Europe/Berlin"), cycle).result());
    }

    private static String right(String name, Result result) {
        assertThat(result.missing() + result.twice() + result.off()).as(result.toString()).isZero();
        return row(name, result);
    }

    /** The days that are easy to get wrong, one line for each way. */
    private static List<Line> lines() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        LocalDate spring = LocalDate.of(2027, 3, 28);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        LocalDate newYear = LocalDate.of(2030, 1, 1);
        return List.of(
                line(1, List.of(stay(SMALL, BEGIN)), List.of(), null, null),
                line(2, List.of(stay(LARGE, leapDay)), List.of(), null, null),
                line(
                        3,
                        List.of(
                                stay(SMALL, autumn),
                                new Stay(LARGE, spring, spring.plusDays(9)),
                                new Stay(SMALL_AGAIN, leapDay, leapDay.minusDays(40))),
                        List.of(),
                        null,
                        null),
                line(
                        4,
                        List.of(
                                stay(SMALL, LocalDate.of(2026, 1, 31)),
                                new Stay(SMALL_AGAIN, LocalDate.of(2026, 3, 30), spring)),
                        List.of(),
                        null,
                        null),
                line(5, List.of(stay(LARGE, autumn)), List.of(), spring, autumn.plusDays(80)),
                line(6, List.of(stay(LARGE, autumn)), List.of(), leapDay, leapDay.plusDays(20)),
                line(
                        7,
                        List.of(stay(SMALL, spring)),
                        List.of(
                                new Period(autumn.plusYears(1), leapDay),
                                new Period(newYear, newYear.plusDays(45))),
                        null,
                        null),
                line(
                        8,
                        List.of(
                                stay(LARGE, LocalDate.of(2026, 2, 28)),
                                new Stay(SMALL, newYear, newYear.minusDays(1))),
                        List.of(new Period(leapDay, leapDay.plusDays(1))),
                        LocalDate.of(2032, 2, 29),
                        LocalDate.of(2032, 2, 1)));
    }

    private static Line line(
            int number,
            List<Stay> stays,
            List<Period> rests,
            @Nullable LocalDate end,
            @Nullable LocalDate endKnown) {
        return new Line(new UUID(1, number), stays, rests, end, endKnown);
    }

    private static Stay stay(UUID version, LocalDate from) {
        return new Stay(version, from, from);
    }

    /** An account of a zone and a cycle day, billed to the end of the tenth year and a bit. */
    private static final class Account {

        private final ZoneId zone;
        private final BillCycle cycle;
        private final List<Line> lines = lines();
        private final List<BillAccount.Charged> charged = new ArrayList<>();

        /** Days of the whole month by the first day of each part of one that is charged. */
        private final NavigableMap<LocalDate, Long> months;

        private long bills;

        Account(ZoneId zone, BillCycle cycle) {
            this.zone = zone;
            this.cycle = cycle;
            this.months = months(cycle);
        }

        /**
         * Found by walking: another day comes with the first month that begins after the change,
         * and from there on months are cut where the first of the new ones begins.
         */
        private static NavigableMap<LocalDate, Long> months(BillCycle cycle) {
            NavigableMap<LocalDate, Long> months = new TreeMap<>();
            int day = cycle.first().day();
            LocalDate at = next(day, BEGIN.minusDays(40));
            for (BillCycle.Change change : cycle.changes()) {
                if (change.to().day() != day) {
                    at = walk(months, day, at, change.on(), LocalDate.MAX);
                    LocalDate to = next(change.to().day(), at.plusDays(14));
                    at = walk(months, day, at, to, to);
                    day = change.to().day();
                }
            }
            walk(months, day, at, BEGIN.plusYears(YEARS + 4), LocalDate.MAX);
            return months;
        }

        private static LocalDate walk(
                NavigableMap<LocalDate, Long> months,
                int day,
                LocalDate from,
                LocalDate until,
                LocalDate cut) {
            LocalDate at = from;
            while (at.isBefore(until)) {
                LocalDate to = next(day, at);
                months.put(at, new Period(at, to).days());
                at = to.isBefore(cut) ? to : cut;
            }
            return at;
        }

        /** The first day after a day that is that of the month, or the last of a shorter month. */
        private static LocalDate next(int day, LocalDate after) {
            LocalDate at = after.plusDays(1);
            while (at.getDayOfMonth() != day
                    && !(at.getDayOfMonth() < day && at.getDayOfMonth() == at.lengthOfMonth())) {
                at = at.plusDays(1);
            }
            return at;
        }

        Result result() {
            Period period = cycle.containing(BEGIN);
            LocalDate last = BEGIN.plusYears(YEARS);
            while (period.from().isBefore(last)) {
                Instant cutOff = period.endsAt(zone);
                assertThat(LocalDate.ofInstant(cutOff, zone)).isEqualTo(period.to());
                assertThat(cycle.containing(cutOff.minusNanos(1), zone)).isEqualTo(period);
                bill(period);
                period = cycle.next(period);
            }
            Result result = new Result(bills, 0, 0, 0, 0);
            LocalDate paidTo = requireNonNull(months.ceilingKey(period.to()));
            for (Line line : lines) {
                result = result.plus(check(line, paidTo));
            }
            return result;
        }

        private void bill(Period period) {
            TaxRules tax = day -> new TaxRules.Verdict.Taxed(new BigDecimal("19"), "S");
            new BillCalculation(new ChargeTax(tax), Occasion.regular(cycle, period))
                    .of(known(period.to()))
                    .ifPresent(this::keep);
        }

        private void keep(BillDraft draft) {
            bills++;
            for (BillDraft.Line line : draft.lines()) {
                Charge charge = line.charge();
                charged.add(
                        new BillAccount.Charged(
                                charge.productId(),
                                new Billed(
                                        version(charge.versionId())
                                                .priced(requireNonNull(charge.priceId())),
                                        charge.period(),
                                        charge.quantity().signum() < 0,
                                        charge.priced(),
                                        null)));
            }
        }

        /** What is known on a day. */
        private BillAccount known(LocalDate day) {
            List<BillAccount.Terms> terms = new ArrayList<>();
            List<BillAccount.Suspension> rests = new ArrayList<>();
            for (Line line : lines) {
                List<Stay> stays =
                        line.stays().stream()
                                .filter(
                                        stay ->
                                                stay.from().equals(line.start())
                                                        || !stay.known().isAfter(day))
                                .toList();
                boolean ends = line.endKnown() != null && !line.endKnown().isAfter(day);
                for (int i = 0; i < stays.size(); i++) {
                    terms.add(
                            terms(
                                    line,
                                    ends ? line.end() : null,
                                    stays.get(i),
                                    i + 1 < stays.size() ? stays.get(i + 1).from() : null));
                }
                line.rests()
                        .forEach(
                                rest ->
                                        rests.add(
                                                new BillAccount.Suspension(line.product(), rest)));
            }
            return new BillAccount(
                    holder(),
                    List.of(),
                    terms,
                    rests,
                    List.of(),
                    List.of(),
                    List.copyOf(charged),
                    List.of(),
                    List.of(),
                    BillAccount.Standing.NONE);
        }

        private static BillAccount.Terms terms(
                Line line, @Nullable LocalDate end, Stay stay, @Nullable LocalDate to) {
            return new BillAccount.Terms(
                    line.product(),
                    null,
                    null,
                    line.start(),
                    end,
                    version(stay.version()),
                    stay.from(),
                    to);
        }

        private BillAccount.Holder holder() {
            return new BillAccount.Holder(
                    new UUID(2, 1),
                    "A-1",
                    cycle,
                    14,
                    "EUR",
                    new UUID(2, 2),
                    "C-1",
                    "Maeve Hanlon",
                    "3 Weavers Court",
                    "H91 X000",
                    "Galway",
                    "IE",
                    "en",
                    null,
                    false);
        }

        /** Counts days and money of a line, with periods found by walking. */
        private Result check(Line line, LocalDate paidTo) {
            Map<String, Integer> times = new HashMap<>();
            Map<String, Long> money = new HashMap<>();
            for (BillAccount.Charged one : charged) {
                if (one.productId().equals(line.product())) {
                    Billed billed = one.billed();
                    Period charged = billed.days();
                    UUID version = billed.price().versionId();
                    charged.from()
                            .datesUntil(charged.to())
                            .forEach(
                                    day ->
                                            times.merge(
                                                    day + " " + version,
                                                    billed.credit() ? -1 : 1,
                                                    Integer::sum));
                    money.merge(
                            begin(charged.from()) + " " + price(version),
                            billed.amount().minorUnits(),
                            Long::sum);
                }
            }
            long days = 0;
            long missing = 0;
            Map<String, Integer> bought = new HashMap<>();
            for (LocalDate day = line.start(); day.isBefore(paidTo); day = day.plusDays(1)) {
                UUID version = line.versionOn(day);
                if (version != null) {
                    days++;
                    missing += times.merge(day + " " + version, -1, Integer::sum) < 0 ? 1 : 0;
                    bought.merge(begin(day) + " " + price(version), 1, Integer::sum);
                }
            }
            long twice = times.values().stream().filter(count -> count > 0).count();
            bought.forEach(
                    (slice, count) -> money.merge(slice, -expected(slice, count), Long::sum));
            long off = money.values().stream().filter(difference -> difference != 0).count();
            return new Result(0, days, missing, twice, off);
        }

        private long expected(String slice, int days) {
            String[] parts = slice.split(" ", 2);
            long all = requireNonNull(months.get(LocalDate.parse(parts[0])));
            BigDecimal share =
                    new BigDecimal(parts[1])
                            .multiply(BigDecimal.valueOf(days))
                            .divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
            return Money.settle(share, EUR).minorUnits();
        }

        private LocalDate begin(LocalDate day) {
            return requireNonNull(months.floorKey(day));
        }
    }

    private static BillAccount.Version version(UUID id) {
        return new BillAccount.Version(
                id, "Plan", EUR, false, List.of(RecurringPrice.monthly(price(id))));
    }

    private static BigDecimal price(UUID version) {
        BigDecimal price = PRICES.get(version);
        if (price == null) {
            throw new IllegalStateException("no price of " + version);
        }
        return price;
    }
}
