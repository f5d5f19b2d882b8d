package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.charge.Due;
import bellbird.kernel.time.Period;
import java.time.LocalDate;

/**
 * What a bill is made for, and what it charges (rule R11).
 *
 * @param cycle whose period is billed
 * @param period of the cycle; what is rated into it is the usage of the bill
 * @param usage days of the period that the bill is for
 * @param isCutOff whether the period is over, and the next one is paid in advance
 * @param occurrence 1 for the first of its kind in the period
 * @param delta which delta note of the period, or which one it takes the place of; 0 for others
 */
record Occasion(
        BillKind kind,
        BillCycle cycle,
        Period period,
        Period usage,
        boolean isCutOff,
        int occurrence,
        int delta) {

    /** Of a bill run. */
    static Occasion regular(BillCycle cycle, Period period) {
        return new Occasion(BillKind.REGULAR, cycle, period, period, true, 1, 0);
    }

    /**
     * Within a period: what is used so far; the next period is not paid for yet.
     *
     * @param until day after the last one that is billed, after the first day of the period
     */
    static Occasion within(
            BillKind kind, BillCycle cycle, Period period, LocalDate until, int occurrence) {
        Period usage = new Period(period.from(), until);
        return new Occasion(kind, cycle, period, usage, false, occurrence, 0);
    }

    /**
     * For usage that came after the bill of its period was made (rule R12).
     *
     * @param number 1 for the first of the period
     */
    static Occasion late(BillCycle cycle, Period period, int number) {
        return new Occasion(BillKind.DELTA_NOTE, cycle, period, period, false, number, number);
    }

    /** Whether late usage is all that it charges: the rest is on the bill that it follows. */
    boolean isOfLateUsage() {
        return delta > 0;
    }

    /**
     * Which recurring charges of an account.
     *
     * @param own the account's cycle: its next period may be another than that of its run
     */
    Due due(BillCycle own) {
        return isCutOff
                ? new Due(period.to(), own.next(period).to())
                : new Due(usage.to(), period.to());
    }
}
