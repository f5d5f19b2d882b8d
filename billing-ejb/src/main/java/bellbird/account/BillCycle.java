package bellbird.account;

import bellbird.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The repeating billing period of an account: from its cycle day to the next.
 *
 * @param cycleDay 1 to 28, so that every month has it
 */
public record BillCycle(int cycleDay) {

    public BillCycle {
        if (cycleDay < 1 || cycleDay > 28) {
            throw new IllegalArgumentException("no cycle day: " + cycleDay);
        }
    }

    /** The billing period a day belongs to. */
    public Period containing(LocalDate day) {
        LocalDate from = day.withDayOfMonth(cycleDay);
        if (from.isAfter(day)) {
            from = from.minusMonths(1);
        }
        return new Period(from, from.plusMonths(1));
    }

    /** The period an instant belongs to, in the tenant's zone (rule R3). */
    public Period containing(Instant instant, ZoneId zone) {
        return containing(LocalDate.ofInstant(instant, zone));
    }

    public Period next(Period period) {
        return new Period(period.to(), period.to().plusMonths(1));
    }

    public Period before(Period period) {
        return new Period(period.from().minusMonths(1), period.from());
    }

    /** Natural key of the job that bills a period of this cycle, such as {@code 1/2026-11-01}. */
    public String runKey(Period period) {
        return cycleDay + "/" + period.from();
    }
}
