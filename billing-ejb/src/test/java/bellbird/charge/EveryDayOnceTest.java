package bellbird.charge;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.account.BillCycle;
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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two prices follow each other in the middle of a period, with a start, a rest and an end in the
 * middle of one too: of each day it is counted who pays for it, by the words of rule R9 and of the
 * catalogue's documentation, without the arithmetic of periods.
 */
class EveryDayOnceTest {

    private static final LocalDate START = LocalDate.of(2026, 10, 12);
    private static final LocalDate CHANGE = LocalDate.of(2026, 11, 16);
    private static final Period REST =
            new Period(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 5));
    private static final LocalDate END = LocalDate.of(2026, 12, 20);
    private static final Alignment ALIGNMENT = Alignment.ofProduct(new BillCycle(1), START);

    private static final List<Interval> LENGTHS =
            List.of(
                    new Interval(10, Unit.DAY),
                    new Interval(2, Unit.WEEK),
                    Interval.MONTH,
                    new Interval(3, Unit.MONTH),
                    new Interval(1, Unit.YEAR));

    private static final List<Prorated> DIVIDED =
            List.of(
                    new Prorated(true, true, true, true),
                    Prorated.USUAL,
                    new Prorated(false, true, true, true),
                    new Prorated(true, false, true, true),
                    new Prorated(true, true, false, true),
                    new Prorated(false, false, true, false),
                    new Prorated(false, false, false, false));

    @Test
    void each_day_is_paid_once_at_its_price_however_the_price_is_divided_and_when_it_is_paid() {
        for (Interval every : LENGTHS) {
            for (Timing timing : Timing.values()) {
                for (Prorated prorated : DIVIDED) {
                    PricedVersion small = Prices.of("73.00", every, timing, prorated);
                    PricedVersion large = Prices.of("146.00", every, timing, prorated);
                    boolean givenBack = timing == Timing.ADVANCE || prorated.change();
                    for (int late : givenBack ? new int[] {-60, 0, 45} : new int[] {-60, 0}) {
                        assertThat(paid(small, large, late))
                                .as("%s, %s, %s, known %d days late", every, timing, prorated, late)
                                .isEqualTo(expected(small, large));
                    }
                }
            }
        }
    }

    /** Where all is divided, the parts of the periods are the days. */
    @Test
    void a_divided_quarter_costs_its_days() {
        Interval quarter = new Interval(3, Unit.MONTH);
        PricedVersion small = Prices.of("92.00", quarter, Timing.ARREARS, DIVIDED.getFirst());
        PricedVersion large = Prices.of("184.00", quarter, Timing.ARREARS, DIVIDED.getFirst());
        assertThat(paid(small, large, 0).values())
                .containsExactlyInAnyOrder("35.00", "48.00"); // 35 days, and 34 - 10 at two
    }

    /** What is on the bills in the end, of each period of each price. */
    private static Map<String, String> paid(PricedVersion small, PricedVersion large, int late) {
        List<Billed> billed = new ArrayList<>();
        Alignment cycle = Alignment.calendar(1);
        for (LocalDate from = LocalDate.of(2026, 10, 1); from.isBefore(END.plusYears(2)); ) {
            Period period = cycle.containing(from, Interval.MONTH);
            LocalDate next = cycle.containing(period.to(), Interval.MONTH).to();
            RecurringCharges.of(
                            known(small, large, period.to().minusDays(late)),
                            new Due(period.to(), next),
                            billed)
                    .stream()
                    .map(Billed::of)
                    .forEach(billed::add);
            from = period.to();
        }
        Map<String, Money> sums = new HashMap<>();
        for (Billed one : billed) {
            sums.merge(slice(one.price(), one.days().from()), one.amount(), Money::plus);
        }
        return texts(sums);
    }

    /** What billing knows of the history when it hears of a day so much before or after it. */
    private static Subscription known(PricedVersion small, PricedVersion large, LocalDate day) {
        boolean changed = !day.isBefore(CHANGE);
        List<Subscription.Term> terms = new ArrayList<>();
        terms.add(new Subscription.Term(small, START, changed ? CHANGE : null));
        if (changed) {
            terms.add(new Subscription.Term(large, CHANGE, null));
        }
        return new Subscription(
                START,
                day.isBefore(END) ? null : END,
                ALIGNMENT,
                terms,
                day.isBefore(REST.from()) ? List.of() : List.of(REST));
    }

    private static Map<String, String> expected(PricedVersion small, PricedVersion large) {
        Map<String, Integer> days = new HashMap<>();
        Map<String, Integer> own = new HashMap<>();
        Prorated prorated = small.price().prorated();
        for (PricedVersion price : List.of(small, large)) {
            LocalDate first = ALIGNMENT.containing(START, price.price().every()).from();
            LocalDate last = ALIGNMENT.containing(END.minusDays(1), price.price().every()).to();
            first.datesUntil(last)
                    .forEach(
                            day -> {
                                String slice = slice(price, day);
                                boolean pays;
                                if (day.isBefore(START)) {
                                    pays = price == small && !prorated.start();
                                } else if (!day.isBefore(END)) {
                                    pays = price == large ? !prorated.end() : !prorated.change();
                                } else if (price == (day.isBefore(CHANGE) ? small : large)) {
                                    pays = !(REST.contains(day) && prorated.suspension());
                                    own.merge(slice, pays ? 1 : 0, Integer::sum);
                                } else {
                                    pays = !prorated.change();
                                }
                                days.merge(slice, pays ? 1 : 0, Integer::sum);
                            });
        }
        Map<String, Money> sums = new HashMap<>();
        for (PricedVersion price : List.of(small, large)) {
            START.minusYears(1)
                    .datesUntil(END.plusYears(1))
                    .map(day -> ALIGNMENT.containing(day, price.price().every()))
                    .distinct()
                    .filter(whole -> own.getOrDefault(slice(price, whole.from()), 0) > 0)
                    .forEach(
                            whole -> {
                                String slice = slice(price, whole.from());
                                sums.put(
                                        slice,
                                        Money.settle(
                                                price.price()
                                                        .amount()
                                                        .multiply(
                                                                BigDecimal.valueOf(
                                                                        days.getOrDefault(
                                                                                slice, 0)))
                                                        .divide(
                                                                BigDecimal.valueOf(whole.days()),
                                                                10,
                                                                RoundingMode.HALF_UP),
                                                Prices.EUR));
                            });
        }
        return texts(sums);
    }

    private static String slice(PricedVersion price, LocalDate day) {
        return price.price().amount()
                + " from "
                + ALIGNMENT.containing(day, price.price().every()).from();
    }

    private static Map<String, String> texts(Map<String, Money> sums) {
        Map<String, String> texts = new TreeMap<>();
        sums.forEach(
                (slice, sum) -> {
                    if (!sum.isZero()) {
                        texts.put(slice, sum.toDecimal().toPlainString());
                    }
                });
        return texts;
    }
}
