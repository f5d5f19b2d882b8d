package bellbird.account;

import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The repeating billing period of an account. When its cycle changes, a bridging period leads from
 * the last period of the one to the first of the other (see docs/decisions/0019 and 0028).
 *
 * @param first until the first change
 * @param changes in order of time
 */
public record BillCycle(CycleSpecification first, List<Change> changes) {

    /**
     * @param on first day of the bridging period, with which a period begins
     * @param until day on which the first regular period of the new cycle begins
     * @param to the new cycle
     */
    public record Change(LocalDate on, LocalDate until, CycleSpecification to) {

        /** Whether it needs a bridging period: not if periods of both cycles begin on it. */
        boolean isBridged() {
            return !to.begins(on);
        }

        private boolean bridges(LocalDate date) {
            return isBridged() && !date.isBefore(on) && date.isBefore(until);
        }
    }

    public BillCycle {
        changes = List.copyOf(changes);
    }

    /** That never changed. */
    public BillCycle(CycleSpecification cycle) {
        this(cycle, List.of());
    }

    /** Of months that never changed. */
    public BillCycle(int day) {
        this(CycleSpecification.monthly(day));
    }

    /**
     * With another cycle after the period that a day belongs to.
     *
     * @param today after the last change
     */
    public BillCycle changed(CycleSpecification to, LocalDate today) {
        return with(to, containing(today).to());
    }

    private BillCycle with(CycleSpecification to, LocalDate on) {
        Period bridge = to.beginning(on);
        List<Change> all = new ArrayList<>(changes);
        all.add(new Change(bridge.from(), bridge.to(), to));
        return new BillCycle(first, all);
    }

    /** As it was before its last change. */
    BillCycle withoutLast() {
        return new BillCycle(first, changes.subList(0, changes.size() - 1));
    }

    /**
     * The months by which monthly prices and allowances count, whatever the length of the bills.
     * They begin on the day of the cycle; a change that brings another day moves them with the
     * first of them that begins after it. Of a cycle of months it is the same cycle.
     */
    public BillCycle months() {
        if (first.frequency() == BillFrequency.MONTHLY
                && changes.stream().allMatch(BillCycle::isToMonths)) {
            return this;
        }
        BillCycle months = new BillCycle(first.day());
        for (Change change : changes) {
            int day = change.to().day();
            if (day != months.lastDay()) {
                Period month = months.containing(change.on());
                months =
                        months.with(
                                CycleSpecification.monthly(day),
                                month.from().isBefore(change.on()) ? month.to() : change.on());
            }
        }
        return months;
    }

    private static boolean isToMonths(Change change) {
        return change.to().frequency() == BillFrequency.MONTHLY;
    }

    private int lastDay() {
        return changes.isEmpty() ? first.day() : changes.getLast().to().day();
    }

    /** The cycle whose period a day belongs to; of a bridging period the new one. */
    public CycleSpecification on(LocalDate date) {
        Change last = last(date);
        return last == null ? first : last.to();
    }

    /** The billing period a day belongs to. */
    public Period containing(LocalDate date) {
        Change last = last(date);
        return last != null && last.bridges(date)
                ? new Period(last.on(), last.until())
                : on(date).containing(date);
    }

    /** The period an instant belongs to, in the tenant's zone (rule R3). */
    public Period containing(Instant instant, ZoneId zone) {
        return containing(LocalDate.ofInstant(instant, zone));
    }

    /**
     * The whole period that a day is a part of: its regular one, and in a bridging period that
     * which the cycle before would have had.
     */
    public Period whole(LocalDate date) {
        Change last = last(date);
        return last != null && last.bridges(date)
                ? on(last.on().minusDays(1)).containing(date)
                : on(date).containing(date);
    }

    public Period next(Period period) {
        return containing(period.to());
    }

    public Period before(Period period) {
        return containing(period.from().minusDays(1));
    }

    /** First day of the period so many after the one that begins on a day. */
    public LocalDate after(LocalDate from, int periods) {
        LocalDate at = from;
        int left = periods;
        while (left > 0 && !changes.isEmpty() && at.isBefore(changes.getLast().until())) {
            at = containing(at).to();
            left--;
        }
        return left == 0 ? at : on(at).after(at, left);
    }

    /** Natural key of the job that bills a period of this cycle, such as {@code 1/2026-11-01}. */
    public String runKey(Period period) {
        return on(period.from()).code() + "/" + period.from();
    }

    private @Nullable Change last(LocalDate date) {
        Change last = null;
        for (Change change : changes) {
            last = change.on().isAfter(date) ? last : change;
        }
        return last;
    }

    /** For the audit trail: the cycles with the first day of each. */
    @Override
    public String toString() {
        return changes.stream()
                .map(change -> ", " + change.to() + " from " + change.on())
                .collect(Collectors.joining("", first.toString(), ""));
    }
}
