package bellbird.charge;

import bellbird.account.BillCycle;
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
 * @param months the periods of monthly prices
 */
public record Alignment(LocalDate since, int day, BillCycle months) {

    /** A Monday, and in the first month of a year. */
    private static final LocalDate CALENDAR = LocalDate.of(2001, 1, 1);

    private static final int MONTHS = 12;

    private Alignment(LocalDate since, BillCycle months) {
        this(since, months.dayOn(since), months);
    }

    /** Weeks begin on Monday; quarters and years in January, on the account's cycle day. */
    public static Alignment calendar(int cycleDay) {
        return new Alignment(CALENDAR, new BillCycle(cycleDay));
    }

    /**
     * Of a product on an account's cycle. Months are those of the cycle; weeks, quarters and years
     * are counted from the month in which it starts, whatever becomes of the cycle.
     */
    public static Alignment ofProduct(BillCycle cycle, LocalDate start) {
        int day = cycle.dayOn(start);
        LocalDate since = calendar(day).containing(start, Interval.MONTH).from();
        return new Alignment(since, day, cycle);
    }

    /** Every period begins as the product did. */
    public static Alignment anniversary(LocalDate start) {
        return new Alignment(start, new BillCycle(start.getDayOfMonth()));
    }

    /**
     * The days for which a period of a price is charged: the whole of it, but in a bridging period
     * what that has of the month.
     */
    public Period charged(LocalDate date, Interval every) {
        Period whole = containing(date, every);
        if (!every.equals(Interval.MONTH)) {
            return whole;
        }
        Period billed = months.containing(date);
        return new Period(
                Days.latest(whole.from(), billed.from()), Days.earliest(whole.to(), billed.to()));
    }

    /** The whole period of a price that a day belongs to. */
    public Period containing(LocalDate date, Interval every) {
        if (every.equals(Interval.MONTH)) {
            return months.month(date);
        }
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
