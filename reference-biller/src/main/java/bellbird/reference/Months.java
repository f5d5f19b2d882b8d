package bellbird.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the periods of an account begin, found by walking from day to day. A new cycle day begins
 * with a period of its own length: to the first of its days that is half a month away.
 */
final class Months {

    private static final int HALF_A_MONTH = 15;

    private final int first;
    private final List<Books.CycleChange> changes;

    Months(Books.Account account) {
        this.first = account.cycleDay();
        this.changes = account.changes();
    }

    /** Whether a bill's period begins on a day. */
    boolean begins(LocalDate day) {
        Books.CycleChange change = changeBefore(day);
        if (change == null || change.from().equals(day)) {
            return change != null || isOn(first, day);
        }
        return isOn(change.cycleDay(), day) && !day.isBefore(change.from().plusDays(HALF_A_MONTH));
    }

    /** First day of the period that a day is in. */
    LocalDate begin(LocalDate day) {
        LocalDate from = day;
        while (!begins(from)) {
            from = from.minusDays(1);
        }
        return from;
    }

    /** Day after the last of the period that a day is in. */
    LocalDate end(LocalDate day) {
        LocalDate to = day.plusDays(1);
        while (!begins(to)) {
            to = to.plusDays(1);
        }
        return to;
    }

    /** The cycle day of the account's period that a day is in. */
    int cycleDay(LocalDate day) {
        Books.CycleChange change = changeBefore(day);
        return change == null ? first : change.cycleDay();
    }

    /**
     * The cycle day by whose months a day is paid: in the period that leads to a new one, that
     * before.
     */
    private int payingDay(LocalDate day) {
        LocalDate from = begin(day);
        int now = cycleDay(day);
        return isOn(now, from) ? now : cycleDay(from.minusDays(1));
    }

    /** Days of the whole month by which a day is paid. */
    int monthDays(LocalDate day) {
        LocalDate from = monthBegin(payingDay(day), day);
        return Rules.daysFrom(from, from, monthEnd(payingDay(day), day));
    }

    /** First day of those up to a day that are paid by the same month, in the same period. */
    LocalDate partBegin(LocalDate day) {
        LocalDate month = monthBegin(payingDay(day), day);
        LocalDate period = begin(day);
        return month.isAfter(period) ? month : period;
    }

    /** Day after the last of those that are paid by the same month, in the same period. */
    LocalDate partEnd(LocalDate day) {
        LocalDate month = monthEnd(payingDay(day), day);
        LocalDate period = end(day);
        return month.isBefore(period) ? month : period;
    }

    /** First day of the month of a cycle day that a day is in. */
    static LocalDate monthBegin(int cycleDay, LocalDate day) {
        LocalDate from = day;
        while (!isOn(cycleDay, from)) {
            from = from.minusDays(1);
        }
        return from;
    }

    private static LocalDate monthEnd(int cycleDay, LocalDate day) {
        LocalDate to = day.plusDays(1);
        while (!isOn(cycleDay, to)) {
            to = to.plusDays(1);
        }
        return to;
    }

    /** On the cycle day, or on the last day of a month that does not have it. */
    private static boolean isOn(int cycleDay, LocalDate day) {
        return day.getDayOfMonth() == cycleDay
                || day.getDayOfMonth() < cycleDay && day.getDayOfMonth() == day.lengthOfMonth();
    }

    private Books.@Nullable CycleChange changeBefore(LocalDate day) {
        Books.CycleChange found = null;
        for (Books.CycleChange change : changes) {
            found = change.from().isAfter(day) ? found : change;
        }
        return found;
    }
}
