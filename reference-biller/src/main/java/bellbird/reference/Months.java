package bellbird.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The months of an account, by which monthly prices and allowances count, whatever its bills: they
 * begin on the day of its cycle. Another day comes with the first month that begins after the
 * change.
 */
final class Months {

    private final List<Books.CycleChange> changes = new ArrayList<>();
    private final Periods periods;

    Months(Books.Account account) {
        int day = account.cycle().day();
        periods = new Periods(Books.Cycle.monthly(day), changes);
        for (Books.CycleChange change : account.changes()) {
            if (change.cycle().day() != day) {
                day = change.cycle().day();
                LocalDate from = change.from();
                while (!periods.begins(from)) {
                    from = from.plusDays(1);
                }
                changes.add(new Books.CycleChange(from, Books.Cycle.monthly(day)));
            }
        }
    }

    /**
     * First day of the month that a day is in; on the way to another day it may be a longer one.
     */
    LocalDate begin(LocalDate day) {
        return periods.begin(day);
    }

    /** Day after the last of the month that a day is in. */
    LocalDate end(LocalDate day) {
        return periods.end(day);
    }

    /** On which day of the month a day's month begins. */
    Books.Cycle cycle(LocalDate day) {
        return periods.cycle(day);
    }

    /**
     * The months by which a day is paid: on the way to another day of the month, those before it.
     */
    private Books.Cycle paying(LocalDate day) {
        LocalDate from = periods.begin(day);
        Books.Cycle now = periods.cycle(day);
        return Periods.isOn(now, from) ? now : periods.cycle(from.minusDays(1));
    }

    /** Days of the whole month by which a day is paid. */
    int monthDays(LocalDate day) {
        LocalDate from = Periods.lastOn(paying(day), day);
        return Rules.daysFrom(from, from, Periods.nextOn(paying(day), day));
    }

    /** First day of those up to a day that are paid by the same month. */
    LocalDate partBegin(LocalDate day) {
        LocalDate month = Periods.lastOn(paying(day), day);
        LocalDate period = periods.begin(day);
        return month.isAfter(period) ? month : period;
    }

    /** Day after the last of those that are paid by the same month. */
    LocalDate partEnd(LocalDate day) {
        LocalDate month = Periods.nextOn(paying(day), day);
        LocalDate period = periods.end(day);
        return month.isBefore(period) ? month : period;
    }
}
