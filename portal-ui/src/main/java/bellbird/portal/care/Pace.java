package bellbird.portal.care;

import bellbird.kernel.time.Period;
import java.time.LocalDate;

/**
 * Where usage ends up if it goes on as it did: used ÷ days gone × days of the period. It is only
 * said after a few days, since one day tells nothing.
 *
 * @param total expected use in the whole period, same unit as used
 * @param reachedOn day on which the allowance is used up; the period's end if it lasts
 */
record Pace(long total, LocalDate reachedOn) {

    private static final long FEWEST_DAYS = 3;

    static boolean isKnown(Period period, LocalDate countedUpTo) {
        return period.contains(countedUpTo) && daysGone(period, countedUpTo) >= FEWEST_DAYS;
    }

    static Pace of(long used, long granted, Period period, LocalDate countedUpTo) {
        long gone = daysGone(period, countedUpTo);
        double daily = (double) used / gone;
        long total = Math.round(daily * period.days());
        LocalDate reached =
                total <= granted || daily <= 0
                        ? period.to()
                        : period.from().plusDays((long) (granted / daily));
        return new Pace(total, reached);
    }

    private static long daysGone(Period period, LocalDate day) {
        return new Period(period.from(), day.plusDays(1)).days();
    }
}
