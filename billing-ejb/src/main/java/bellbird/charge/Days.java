package bellbird.charge;

import bellbird.kernel.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of days.
 *
 * @param periods in order, neither overlapping nor touching
 */
record Days(List<Period> periods) {

    static final Days NONE = new Days(List.of());

    Days {
        periods = List.copyOf(periods);
    }

    static Days of(Period period) {
        return new Days(List.of(period));
    }

    static Days of(List<Period> periods) {
        List<Period> sorted = new ArrayList<>(periods);
        sorted.sort(Comparator.comparing(Period::from));
        List<Period> joined = new ArrayList<>();
        for (Period next : sorted) {
            Period last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.to().isBefore(next.from())) {
                joined.add(next);
            } else if (next.to().isAfter(last.to())) {
                joined.set(joined.size() - 1, new Period(last.from(), next.to()));
            }
        }
        return new Days(joined);
    }

    /** From a day to another; none if the second is not later. */
    static Days between(LocalDate from, LocalDate to) {
        return from.isBefore(to) ? of(new Period(from, to)) : NONE;
    }

    Days plus(Days other) {
        List<Period> all = new ArrayList<>(periods);
        all.addAll(other.periods);
        return of(all);
    }

    Days minus(Days other) {
        List<Period> left = periods;
        for (Period cut : other.periods) {
            List<Period> rest = new ArrayList<>();
            for (Period each : left) {
                rest.addAll(between(each.from(), earliest(each.to(), cut.from())).periods);
                rest.addAll(between(latest(each.from(), cut.to()), each.to()).periods);
            }
            left = rest;
        }
        return of(left);
    }

    Days within(Period bounds) {
        List<Period> inside = new ArrayList<>();
        for (Period each : periods) {
            inside.addAll(
                    between(latest(each.from(), bounds.from()), earliest(each.to(), bounds.to()))
                            .periods);
        }
        return of(inside);
    }

    boolean contains(LocalDate day) {
        return periods.stream().anyMatch(each -> each.contains(day));
    }

    boolean isEmpty() {
        return periods.isEmpty();
    }

    long count() {
        return periods.stream().mapToLong(Period::days).sum();
    }

    static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The earlier one; no day is later than any. */
    static LocalDate earliest(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
