package bellbird.account;

import bellbird.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The repeating billing period of an account: from its cycle day to the next. When the day changes,
 * a bridging period leads from the last period of the one to the first of the other (see
 * docs/decisions/0019).
 *
 * @param firstDay 1 to 31; in months that are shorter, the last day
 * @param changes in order of time
 */
public record BillCycle(int firstDay, List<Change> changes) {

    public static final int LAST_DAY = 31;

    /** Days. A shorter rest is billed with the period after it. */
    private static final int SHORTEST_BRIDGE = 15;

    /**
     * @param on first day of the bridging period, with which a period begins
     * @param until day on which the first period of the new cycle day begins
     * @param day the new cycle day
     */
    public record Change(LocalDate on, LocalDate until, int day) {

        /** Whether it needs a bridging period: not if periods of both days begin on it. */
        boolean isBridged() {
            return !isBegin(day, on);
        }

        private boolean bridges(LocalDate date) {
            return isBridged() && !date.isBefore(on) && date.isBefore(until);
        }
    }

    public BillCycle {
        if (!isCycleDay(firstDay)) {
            throw new IllegalArgumentException("no cycle day: " + firstDay);
        }
        changes = List.copyOf(changes);
    }

    /** That never changed. */
    public BillCycle(int day) {
        this(day, List.of());
    }

    public static boolean isCycleDay(int day) {
        return day >= 1 && day <= LAST_DAY;
    }

    /**
     * The period of accounts with a cycle day that begins on a day: a regular one, or a bridging
     * one.
     */
    public static Period beginning(int day, LocalDate from) {
        LocalDate earliest = from.plusDays(SHORTEST_BRIDGE);
        LocalDate to = begin(day, earliest);
        return new Period(from, to.isBefore(earliest) ? begin(day, earliest.plusMonths(1)) : to);
    }

    /** Whether regular periods of a cycle day begin on a day. */
    public static boolean isBegin(int day, LocalDate date) {
        return begin(day, date).equals(date);
    }

    /**
     * With another cycle day after the period that a day belongs to.
     *
     * @param today after the last change
     */
    public BillCycle changed(int day, LocalDate today) {
        Period bridge = beginning(day, containing(today).to());
        List<Change> all = new ArrayList<>(changes);
        all.add(new Change(bridge.from(), bridge.to(), day));
        return new BillCycle(firstDay, all);
    }

    /** The cycle day whose period a day belongs to; of a bridging period the new one. */
    public int dayOn(LocalDate date) {
        Change last = last(date);
        return last == null ? firstDay : last.day();
    }

    /** The billing period a day belongs to. */
    public Period containing(LocalDate date) {
        Change last = last(date);
        return last != null && last.bridges(date)
                ? new Period(last.on(), last.until())
                : regular(dayOn(date), date);
    }

    /** The period an instant belongs to, in the tenant's zone (rule R3). */
    public Period containing(Instant instant, ZoneId zone) {
        return containing(LocalDate.ofInstant(instant, zone));
    }

    /**
     * The whole month that a day is a part of: its regular period, and in a bridging one the month
     * that the cycle before would have had.
     */
    public Period month(LocalDate date) {
        Change last = last(date);
        return last != null && last.bridges(date)
                ? regular(dayOn(last.on().minusDays(1)), date)
                : regular(dayOn(date), date);
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
        return left == 0 ? at : begin(dayOn(at), at.plusMonths(left));
    }

    /** Natural key of the job that bills a period of this cycle, such as {@code 1/2026-11-01}. */
    public String runKey(Period period) {
        return dayOn(period.from()) + "/" + period.from();
    }

    private @Nullable Change last(LocalDate date) {
        Change last = null;
        for (Change change : changes) {
            last = change.on().isAfter(date) ? last : change;
        }
        return last;
    }

    private static Period regular(int day, LocalDate date) {
        LocalDate from = begin(day, date);
        if (from.isAfter(date)) {
            from = begin(day, date.minusMonths(1));
        }
        return new Period(from, begin(day, from.plusMonths(1)));
    }

    private static LocalDate begin(int day, LocalDate inMonth) {
        return inMonth.withDayOfMonth(Math.min(day, inMonth.lengthOfMonth()));
    }

    /** For people and the audit trail: the days with the first day of each. */
    @Override
    public String toString() {
        return changes.stream()
                .map(change -> ", " + change.day() + " from " + change.on())
                .collect(Collectors.joining("", "day " + firstDay, ""));
    }
}
