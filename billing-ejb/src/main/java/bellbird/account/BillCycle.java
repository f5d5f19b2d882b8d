package bellbird.account;

import bellbird.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The repeating billing period of an account: from its cycle day to the next.
 *
 * @param cycleDay 1 to 31; in months that are shorter, the last day
 */
public record BillCycle(int cycleDay) {

    public static final int LAST_DAY = 31;

    public BillCycle {
        if (!isCycleDay(cycleDay)) {
            throw new IllegalArgumentException("no cycle day: " + cycleDay);
        }
    }

    public static boolean isCycleDay(int day) {
        return day >= 1 && day <= LAST_DAY;
    }

    /** The billing period a day belongs to. */
    public Period containing(LocalDate day) {
        LocalDate from = beginInMonthOf(day);
        if (from.isAfter(day)) {
            from = after(day, -1);
        }
        return new Period(from, after(from, 1));
    }

    /** First day of the period that begins so many months after the month of a day. */
    public LocalDate after(LocalDate day, int months) {
        return beginInMonthOf(day.plusMonths(months));
    }

    private LocalDate beginInMonthOf(LocalDate day) {
        return day.withDayOfMonth(Math.min(cycleDay, day.lengthOfMonth()));
    }

    /** The period an instant belongs to, in the tenant's zone (rule R3). */
    public Period containing(Instant instant, ZoneId zone) {
        return containing(LocalDate.ofInstant(instant, zone));
    }

    public Period next(Period period) {
        return new Period(period.to(), after(period.to(), 1));
    }

    public Period before(Period period) {
        return new Period(after(period.from(), -1), period.from());
    }

    /** Natural key of the job that bills a period of this cycle, such as {@code 1/2026-11-01}. */
    public String runKey(Period period) {
        return cycleDay + "/" + period.from();
    }
}
