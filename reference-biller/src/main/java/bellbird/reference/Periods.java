package bellbird.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the bills of an account begin, found by walking from day to day. A new cycle begins with a
 * period of its own length: to the first of its days that is not too near.
 */
final class Periods {

    private static final LocalDate MONDAY = LocalDate.of(2001, 1, 1);
    private static final int HALF_A_WEEK = 4;
    private static final int HALF_A_MONTH = 15;

    private final Books.Cycle first;
    private final List<Books.CycleChange> changes;

    /**
     * @param changes in order of time; of two on one day the later counts
     */
    Periods(Books.Cycle first, List<Books.CycleChange> changes) {
        this.first = first;
        this.changes = changes;
    }

    Periods(Books.Account account) {
        this(account.cycle(), account.changes());
    }

    /** Whether a period begins on a day. */
    boolean begins(LocalDate day) {
        Books.CycleChange change = changeBefore(day);
        if (change == null || change.from().equals(day)) {
            return change != null || isOn(first, day);
        }
        int rest = change.cycle().weeks() > 0 ? HALF_A_WEEK : HALF_A_MONTH;
        return isOn(change.cycle(), day) && !day.isBefore(change.from().plusDays(rest));
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

    /** The cycle that a day is in; on the way to a new one, that. */
    Books.Cycle cycle(LocalDate day) {
        Books.CycleChange change = changeBefore(day);
        return change == null ? first : change.cycle();
    }

    /** The last day up to a day on which a cycle without any change begins. */
    static LocalDate lastOn(Books.Cycle cycle, LocalDate day) {
        LocalDate from = day;
        while (!isOn(cycle, from)) {
            from = from.minusDays(1);
        }
        return from;
    }

    /** The first day after a day on which a cycle without any change begins. */
    static LocalDate nextOn(Books.Cycle cycle, LocalDate day) {
        LocalDate to = day.plusDays(1);
        while (!isOn(cycle, to)) {
            to = to.plusDays(1);
        }
        return to;
    }

    static boolean isOn(Books.Cycle cycle, LocalDate day) {
        if (cycle.weeks() > 0) {
            long days = day.toEpochDay() - MONDAY.toEpochDay() - cycle.phase();
            return days % (7L * cycle.weeks()) == 0;
        }
        boolean onDay =
                day.getDayOfMonth() == cycle.day()
                        || day.getDayOfMonth() < cycle.day()
                                && day.getDayOfMonth() == day.lengthOfMonth();
        return onDay && (day.getMonthValue() + 11 - cycle.phase()) % cycle.months() == 0;
    }

    private Books.@Nullable CycleChange changeBefore(LocalDate day) {
        Books.CycleChange found = null;
        for (Books.CycleChange change : changes) {
            found = change.from().isAfter(day) ? found : change;
        }
        return found;
    }
}
