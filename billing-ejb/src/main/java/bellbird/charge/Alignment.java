package bellbird.charge;

import bellbird.account.BillCycle;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Where the periods of recurring prices begin. Months and years begin on the same day of the month,
 * or on the last one of months that are shorter.
 *
 * @param since a day in the month with which a period begins: quarters and years are counted from
 *     it
 * @param weeksSince the first day with which a period begins: days and weeks are counted from it
 * @param day of the month, 1 to 31
 * @param months the periods of monthly prices
 */
public record Alignment(LocalDate since, LocalDate weeksSince, int day, BillCycle months) {

    /** A Monday, and in the first month of a year. */
    private static final LocalDate CALENDAR = LocalDate.of(2001, 1, 1);

    private static final int MONTHS = 12;

    private Alignment(LocalDate since, BillCycle months) {
        this(since, since, months.on(since).day(), months);
    }

    /** Weeks begin on Monday; quarters and years in January, on the account's cycle day. */
    public static Alignment calendar(int cycleDay) {
        return new Alignment(CALENDAR, new BillCycle(cycleDay));
    }

    /**
     * Of a product on an account's cycle. Months are those of the account; weeks, quarters and
     * years are counted from the period in which it starts, whatever becomes of the cycle. Where
     * that is of weeks, quarters and years are counted from the month.
     */
    public static Alignment ofProduct(BillCycle cycle, LocalDate start) {
        CycleSpecification billed = cycle.on(start);
        BillCycle months = cycle.months();
        CycleSpecification counted = billed.frequency().isOfWeeks() ? months.on(start) : billed;
        return new Alignment(
                counted.containing(start).from(),
                billed.containing(start).from(),
                counted.day(),
                months);
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
            return months.whole(date);
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
                    case DAY -> ChronoUnit.DAYS.between(weeksSince, date);
                    case WEEK -> ChronoUnit.WEEKS.between(weeksSince, date);
                    case MONTH -> months;
                    case YEAR -> months / MONTHS;
                };
        return units / every.count();
    }

    private LocalDate begin(long number, Interval every) {
        long units = Math.multiplyExact(number, every.count());
        return switch (every.unit()) {
            case DAY -> weeksSince.plusDays(units);
            case WEEK -> weeksSince.plusWeeks(units);
            case MONTH -> inMonth(units);
            case YEAR -> inMonth(Math.multiplyExact(units, MONTHS));
        };
    }

    private LocalDate inMonth(long months) {
        YearMonth month = YearMonth.from(since).plusMonths(months);
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
