package bellbird.kernel.cycle;

import bellbird.kernel.time.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A billing cycle: how often, and from which day on (TM Forum SID: customer billing cycle
 * specification). Each period is reckoned from the anchor, never from the one before, so that none
 * drifts: after 31 January and 28 February comes 31 March.
 *
 * @param day 1 to 31, in months that are shorter the last day. Periods of months begin on it. Of
 *     cycles of weeks it is the day on which the account's months begin, by which monthly prices
 *     and allowances count
 * @param phase in which month a period begins, counted from January, below the months of a period;
 *     of weeks how many days after a Monday, below the days of a period
 */
public record CycleSpecification(BillFrequency frequency, int day, int phase) {

    public static final int LAST_DAY = 31;

    private static final int DAYS_OF_WEEK = 7;
    private static final int MONTHS_OF_YEAR = 12;

    /** From which periods of weeks are counted. */
    private static final long MONDAY = LocalDate.of(2001, 1, 1).toEpochDay();

    /** Days. A shorter rest is billed with the period after it. */
    private static final int SHORTEST_BRIDGE_TO_WEEKS = 4;

    private static final int SHORTEST_BRIDGE_TO_MONTHS = 15;

    public CycleSpecification {
        if (!isCycleDay(day)) {
            throw new IllegalArgumentException("no cycle day: " + day);
        }
        if (phase < 0 || phase >= length(frequency)) {
            throw new IllegalArgumentException("no phase of " + frequency + ": " + phase);
        }
    }

    public static boolean isCycleDay(int day) {
        return day >= 1 && day <= LAST_DAY;
    }

    public static CycleSpecification monthly(int day) {
        return calendar(BillFrequency.MONTHLY, day);
    }

    /** By the calendar: from January on, or from a Monday. */
    public static CycleSpecification calendar(BillFrequency frequency, int day) {
        return new CycleSpecification(frequency, day, 0);
    }

    /** Of weeks that begin on a day of the week. */
    public static CycleSpecification weekly(BillFrequency frequency, DayOfWeek from) {
        return new CycleSpecification(frequency, 1, from.getValue() - 1);
    }

    /** By anniversary: a period begins on a day. */
    public static CycleSpecification from(BillFrequency frequency, LocalDate begin) {
        long place = frequency.isOfWeeks() ? begin.toEpochDay() - MONDAY : month(begin);
        return new CycleSpecification(
                frequency, begin.getDayOfMonth(), Math.floorMod(place, length(frequency)));
    }

    /** The same periods, on another day of the month, or with months that begin on it. */
    public CycleSpecification withDay(int other) {
        return new CycleSpecification(frequency, other, phase);
    }

    /** The period that a day is in. */
    public Period containing(LocalDate date) {
        long number = number(date);
        return new Period(begin(number), begin(number + 1));
    }

    /** Whether a period begins on a day. */
    public boolean begins(LocalDate date) {
        return begin(number(date)).equals(date);
    }

    /** First day of the period so many after the one that a day is in. */
    public LocalDate after(LocalDate date, int periods) {
        return begin(number(date) + periods);
    }

    /**
     * The period of its accounts that begins on a day: a regular one, or one that leads from
     * another cycle to the first regular one that is not too near.
     */
    public Period beginning(LocalDate from) {
        LocalDate earliest =
                from.plusDays(
                        frequency.isOfWeeks()
                                ? SHORTEST_BRIDGE_TO_WEEKS
                                : SHORTEST_BRIDGE_TO_MONTHS);
        return new Period(from, containing(earliest.minusDays(1)).to());
    }

    /** On which day of the week periods of weeks begin. */
    public DayOfWeek weekday() {
        return DayOfWeek.of(phase % DAYS_OF_WEEK + 1);
    }

    /** For keys: the day alone if it is monthly. */
    public String code() {
        return frequency == BillFrequency.MONTHLY
                ? Integer.toString(day)
                : frequency + ":" + day + ":" + phase;
    }

    /**
     * @param code as written by {@link #code}
     */
    public static CycleSpecification parse(String code) {
        String[] parts = code.split(":", -1);
        return parts.length == 1
                ? monthly(Integer.parseInt(parts[0]))
                : new CycleSpecification(
                        BillFrequency.valueOf(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]));
    }

    private long number(LocalDate date) {
        int length = length(frequency);
        if (frequency.isOfWeeks()) {
            return Math.floorDiv(date.toEpochDay() - MONDAY - phase, length);
        }
        long number = Math.floorDiv(month(date) - phase, length);
        return begin(number).isAfter(date) ? number - 1 : number;
    }

    private LocalDate begin(long number) {
        long place = number * length(frequency) + phase;
        if (frequency.isOfWeeks()) {
            return LocalDate.ofEpochDay(MONDAY + place);
        }
        YearMonth month =
                YearMonth.of(
                        Math.toIntExact(Math.floorDiv(place, MONTHS_OF_YEAR)),
                        Math.floorMod(place, MONTHS_OF_YEAR) + 1);
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /** Days or months of a period. */
    private static int length(BillFrequency frequency) {
        return frequency.isOfWeeks() ? DAYS_OF_WEEK * frequency.count() : frequency.count();
    }

    private static long month(LocalDate date) {
        return (long) MONTHS_OF_YEAR * date.getYear() + date.getMonthValue() - 1;
    }

    /** For the audit trail. */
    @Override
    public String toString() {
        return switch (frequency) {
            case MONTHLY -> "day " + day;
            case WEEKLY, BIWEEKLY -> frequency + " on " + weekday() + " (" + phase + ")";
            case BIMONTHLY, QUARTERLY, HALF_YEARLY, YEARLY ->
                    frequency + " on day " + day + " of month " + (phase + 1);
        };
    }
}
