package bellbird.charge;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Where the periods of recurring prices begin. Months and years begin on the same day of the month,
 * or on the last one of months that are shorter.
 *
 * @param since a day in the month, or the first day, with which a period begins: quarters and weeks
 *     are counted from it
 * @param day of the month, 1 to 31
 */
public record Alignment(LocalDate since, int day) {

    /** A Monday, and in the first month of a year. */
    private static final LocalDate CALENDAR = LocalDate.of(2001, 1, 1);

    private static final int MONTHS = 12;

    public Alignment {
        if (day < 1 || day > 31) {
            throw new IllegalArgumentException("no day of a month: " + day);
        }
    }

    /** Weeks begin on Monday; quarters and years in January, on the account's cycle day. */
    public static Alignment calendar(int cycleDay) {
        return new Alignment(CALENDAR, cycleDay);
    }

    /**
     * Of a product on an account's cycle: weeks, quarters and years are counted from the billing
     * period in which it starts.
     */
    public static Alignment ofProduct(int cycleDay, LocalDate start) {
        LocalDate since = calendar(cycleDay).containing(start, Interval.MONTH).from();
        return new Alignment(since, cycleDay);
    }

    /** Every period begins as the product did. */
    public static Alignment anniversary(LocalDate start) {
        return new Alignment(start, start.getDayOfMonth());
    }

    /** The period of a price that a day belongs to. */
    public Period containing(LocalDate date, Interval every) {
        long number = estimate(date, every);
        while (begin(number, every).isAfter(date)) {
            number--;
        }
        while (!begin(number + 1, every).isAfter(date)) {
            number++;
        }
        return new Period(begin(number, every), begin(number + 1, every));
    }

    private long estimate(LocalDate date, Interval every) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(since), YearMonth.from(date));
        long units =
                switch (every.unit()) {
                    case DAY -> ChronoUnit.DAYS.between(since, date);
                    case WEEK -> ChronoUnit.WEEKS.between(since, date);
                    case MONTH -> months;
                    case YEAR -> months / MONTHS;
                };
        return units / every.count();
    }

    private LocalDate begin(long number, Interval every) {
        long units = Math.multiplyExact(number, every.count());
        return switch (every.unit()) {
            case DAY -> since.plusDays(units);
            case WEEK -> since.plusWeeks(units);
            case MONTH -> inMonth(units);
            case YEAR -> inMonth(Math.multiplyExact(units, MONTHS));
        };
    }

    private LocalDate inMonth(long months) {
        YearMonth month = YearMonth.from(since).plusMonths(months);
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
