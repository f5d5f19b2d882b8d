package bellbird.charge;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Interval.Unit;
import bellbird.offering.RecurringPrice.Prorated;
import bellbird.offering.RecurringPrice.Timing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Seeded histories of ten years, billed month by month with what was known at each bill: every
 * subscription-day is charged exactly once, and the sums are those of the prices (rule R9, F17).
 */
class TenYearsOfChargesTest {

    private static final int HISTORIES = 15;
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final int YEARS = 10;
    private static final Interval[] INTERVALS = {
        new Interval(1, Unit.DAY),
        new Interval(10, Unit.DAY),
        new Interval(1, Unit.WEEK),
        new Interval(2, Unit.WEEK),
        Interval.MONTH,
        Interval.MONTH,
        Interval.MONTH,
        new Interval(3, Unit.MONTH),
        new Interval(6, Unit.MONTH),
        new Interval(1, Unit.YEAR)
    };

    @Test
    void every_subscription_day_is_charged_exactly_once() {
        long seed = Long.getLong("bellbird.seed", 20_261_122);
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History(new Random(seed + i));
            List<Billed> billed = history.billMonthly();
            String name = "seed " + (seed + i) + ", " + history;
            assertThat(coverage(billed)).as(name).isEqualTo(history.expectedCoverage());
            assertThat(amounts(history, billed)).as(name).isEqualTo(history.expectedAmounts());
        }
    }

    /** Net number of times that a day is charged, by version; days at zero are left out. */
    private static Map<String, Integer> coverage(List<Billed> billed) {
        Map<String, Integer> times = new HashMap<>();
        for (Billed one : billed) {
            one.days()
                    .from()
                    .datesUntil(one.days().to())
                    .forEach(
                            day ->
                                    times.merge(
                                            key(one.price(), day),
                                            one.credit() ? -1 : 1,
                                            Integer::sum));
        }
        times.values().removeIf(count -> count == 0);
        return times;
    }

    private static String key(PricedVersion price, LocalDate day) {
        return day + " " + price.versionId();
    }

    /** Net amount of each whole period at one price; periods at zero are left out. */
    private static Map<PeriodAtPrice, Money> amounts(History history, List<Billed> billed) {
        Map<PeriodAtPrice, Money> sums = new HashMap<>();
        for (Billed one : billed) {
            sums.merge(history.slice(one.price(), one.days().from()), one.amount(), Money::plus);
        }
        sums.values().removeIf(Money::isZero);
        return sums;
    }

    /** What happens to a product, and from when on billing knows it. */
    private static final class History {

        private record Change(LocalDate on, LocalDate known, PricedVersion to) {}

        private record Pause(Period days, LocalDate known) {}

        private final Alignment alignment;
        private final int cycleDay;
        private final LocalDate start;
        private final LocalDate end;
        private final LocalDate endKnown;
        private final List<Change> changes = new ArrayList<>();
        private final List<Pause> pauses = new ArrayList<>();

        History(Random random) {
            cycleDay = 1 + random.nextInt(31);
            start = BEGIN.plusDays(random.nextInt(400));
            end = start.plusDays(1 + random.nextInt(YEARS * 365));
            endKnown = known(random, end);
            alignment =
                    random.nextBoolean()
                            ? Alignment.calendar(cycleDay)
                            : Alignment.anniversary(start);
            List<PricedVersion> plans = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String amount = BigDecimal.valueOf(random.nextInt(10_000), 2).toPlainString();
                plans.add(plan(random, amount, INTERVALS[random.nextInt(INTERVALS.length)]));
            }
            plans.add(
                    plan(
                            random,
                            plans.getFirst().price().amount().toPlainString(),
                            plans.getFirst().price().every()));
            LocalDate on = start;
            LocalDate known = start;
            while (on.isBefore(end)) {
                changes.add(new Change(on, known, plans.get(random.nextInt(plans.size()))));
                on = on.plusDays(1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 500));
                known = known(random, on);
            }
            for (LocalDate day = start.plusDays(random.nextInt(300)); day.isBefore(end); ) {
                Period days = new Period(day, day.plusDays(1 + random.nextInt(70)));
                pauses.add(new Pause(days, known(random, days.to())));
                day = days.to().plusDays(1 + random.nextInt(600));
            }
        }

        private static PricedVersion plan(Random random, String amount, Interval every) {
            return Prices.of(
                    amount,
                    every,
                    random.nextInt(3) == 0 ? Timing.ARREARS : Timing.ADVANCE,
                    random.nextBoolean() ? Prices.WITH_SUSPENSION : Prorated.USUAL);
        }

        /** Agreed on before, on the day, or told too late. */
        private static LocalDate known(Random random, LocalDate on) {
            return on.plusDays(random.nextInt(60) - 40L);
        }

        List<Billed> billMonthly() {
            List<Billed> billed = new ArrayList<>();
            Alignment cycle = Alignment.calendar(cycleDay);
            LocalDate last = end.plusYears(2);
            Period period = cycle.containing(start, Interval.MONTH);
            while (period.from().isBefore(last)) {
                Period next = cycle.containing(period.to(), Interval.MONTH);
                RecurringCharges.of(knownOn(period.to()), new Due(period.to(), next.to()), billed)
                        .stream()
                        .map(Billed::of)
                        .forEach(billed::add);
                period = next;
            }
            return billed;
        }

        private Subscription knownOn(LocalDate day) {
            List<Change> known =
                    changes.stream()
                            .filter(
                                    change ->
                                            change.on().equals(start)
                                                    || !change.known().isAfter(day))
                            .toList();
            List<Subscription.Term> terms = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                terms.add(
                        new Subscription.Term(
                                known.get(i).to(),
                                known.get(i).on(),
                                i + 1 < known.size() ? known.get(i + 1).on() : null));
            }
            return new Subscription(
                    start,
                    endKnown.isAfter(day) ? null : end,
                    alignment,
                    terms,
                    pauses.stream()
                            .filter(pause -> !pause.known().isAfter(day))
                            .map(Pause::days)
                            .toList());
        }

        /** Day by day, without the arithmetic of periods. */
        Map<String, Integer> expectedCoverage() {
            Map<String, Integer> times = new HashMap<>();
            start.datesUntil(end)
                    .filter(this::isCharged)
                    .forEach(day -> times.put(key(priceOn(day), day), 1));
            return times;
        }

        Map<PeriodAtPrice, Money> expectedAmounts() {
            Map<PeriodAtPrice, Integer> days = new HashMap<>();
            start.datesUntil(end)
                    .filter(this::isCharged)
                    .forEach(day -> days.merge(slice(priceOn(day), day), 1, Integer::sum));
            Map<PeriodAtPrice, Money> sums = new HashMap<>();
            days.forEach(
                    (slice, count) ->
                            sums.put(
                                    slice,
                                    Money.settle(
                                            slice.amount()
                                                    .multiply(BigDecimal.valueOf(count))
                                                    .divide(
                                                            BigDecimal.valueOf(
                                                                    slice.whole().days()),
                                                            10,
                                                            RoundingMode.HALF_UP),
                                            Prices.EUR)));
            sums.values().removeIf(Money::isZero);
            return sums;
        }

        private boolean isCharged(LocalDate day) {
            return priceOn(day).price().amount().signum() > 0
                    && !(priceOn(day).price().prorated().suspension()
                            && pauses.stream().anyMatch(pause -> pause.days().contains(day)));
        }

        private PricedVersion priceOn(LocalDate day) {
            PricedVersion price = changes.getFirst().to();
            for (Change change : changes) {
                price = change.on().isAfter(day) ? price : change.to();
            }
            return price;
        }

        PeriodAtPrice slice(PricedVersion price, LocalDate day) {
            return PeriodAtPrice.of(price, alignment.containing(day, price.price().every()));
        }

        @Override
        public String toString() {
            return "cycle day %d, %s to %s, %d terms, %d suspensions"
                    .formatted(cycleDay, start, end, changes.size(), pauses.size());
        }
    }
}
