package bellbird.kernel.cycle;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.Absent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which billing cycle somebody asks for: how often, and from when on. That is one of a day of the
 * calendar, a date on which a period begins, and the day on which the account was opened.
 *
 * @param cycleDay for months: day of the month, 1 to 31, counted from January
 * @param weekday for weeks: day of the week
 * @param beginsOn a day on which a period begins, past or to come
 * @param anniversary whether periods begin as the account did
 */
public record CycleWish(
        @Absent("monthly") BillFrequency frequency,
        @Nullable Long cycleDay,
        @Nullable DayOfWeek weekday,
        @Nullable LocalDate beginsOn,
        @Absent("false") boolean anniversary) {

    /** A month from a day of the month on. */
    public static CycleWish monthly(int day) {
        return ofDay(BillFrequency.MONTHLY, (long) day);
    }

    /**
     * By the calendar.
     *
     * @param day null if none is given
     */
    public static CycleWish ofDay(BillFrequency frequency, @Nullable Long day) {
        return new CycleWish(frequency, day, null, null, false);
    }

    /** Of weeks, from a day of the week on. */
    public static CycleWish ofWeekday(BillFrequency frequency, @Nullable DayOfWeek weekday) {
        return new CycleWish(frequency, null, weekday, null, false);
    }

    /** Counted from the account's first day. */
    public static CycleWish asOpened(BillFrequency frequency) {
        return new CycleWish(frequency, null, null, null, true);
    }

    /** Counted from a day. */
    public static CycleWish from(BillFrequency frequency, LocalDate begin) {
        return new CycleWish(frequency, null, null, begin, false);
    }

    /**
     * @param openedOn first day of the account
     * @throws BellbirdException naming a field
     */
    public CycleSpecification specification(LocalDate openedOn) {
        if (frequency.isOfWeeks() ? cycleDay != null : weekday != null) {
            throw BellbirdException.user(
                    frequency.isOfWeeks() ? "cycleDay" : "weekday", "error.cycle.otherDay");
        }
        if (Stream.of(cycleDay, weekday, beginsOn, anniversary ? openedOn : null)
                        .filter(one -> one != null)
                        .count()
                > 1) {
            throw BellbirdException.user("beginsOn", "error.cycle.oneBegin");
        }
        LocalDate begin = anniversary ? openedOn : beginsOn;
        if (begin != null) {
            return CycleSpecification.from(frequency, begin);
        }
        if (frequency.isOfWeeks()) {
            if (weekday == null) {
                throw BellbirdException.user("weekday", "error.cycle.weekday");
            }
            return CycleSpecification.weekly(frequency, weekday);
        }
        if (cycleDay == null || cycleDay < 1 || cycleDay > CycleSpecification.LAST_DAY) {
            throw BellbirdException.user("cycleDay", "error.account.cycleDay");
        }
        return CycleSpecification.calendar(frequency, cycleDay.intValue());
    }
}
