package bellbird.charge;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a product can go from some prices to others without paying for a day at both: where a price
 * is not divided at a change, only between two of its periods.
 */
public final class ChangeDay {

    private static final int MOST_YEARS = 10;

    private ChangeDay() {}

    /**
     * Lengths of the periods that must not be cut; those of a price that goes on as it is may be.
     */
    public static List<Interval> undivided(List<PricedVersion> from, List<PricedVersion> to) {
        return Stream.concat(undividedOnly(from, to), undividedOnly(to, from)).distinct().toList();
    }

    private static Stream<Interval> undividedOnly(
            List<PricedVersion> prices, List<PricedVersion> others) {
        return prices.stream()
                .filter(one -> !one.price().prorated().change())
                .filter(one -> one.price().amount().signum() > 0)
                .filter(one -> others.stream().noneMatch(other -> goesOn(one, other)))
                .map(one -> one.price().every());
    }

    /** Whether the parts of a period at these prices add up to one of them. */
    private static boolean goesOn(PricedVersion one, PricedVersion other) {
        Period any = new Period(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));
        return PeriodAtPrice.of(one, any).isOf(other);
    }

    /**
     * The first day on which periods of all these lengths begin.
     *
     * @return empty if there is none within ten years
     */
    public static Optional<LocalDate> first(
            List<Interval> lengths, Alignment alignment, LocalDate earliest) {
        LocalDate day = earliest;
        while (day.isBefore(earliest.plusYears(MOST_YEARS))) {
            LocalDate next = day;
            for (Interval every : lengths) {
                Period period = alignment.charged(next, every);
                next = period.from().isBefore(next) ? period.to() : next;
            }
            if (next.equals(day)) {
                return Optional.of(day);
            }
            day = next;
        }
        return Optional.empty();
    }
}
