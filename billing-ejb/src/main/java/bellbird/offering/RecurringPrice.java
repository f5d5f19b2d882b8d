package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Paid for every period (rules R9, R11).
 *
 * @param name as bills print it; empty for the name of the offering
 * @param every length of the period
 * @param timing billed before or after the period
 * @param prorated where a part of the period costs its share of the days
 */
public record RecurringPrice(
        String id,
        @Absent("") String name,
        BigDecimal amount,
        @Absent("MONTH") Interval every,
        @Absent("advance") Timing timing,
        @Absent("USUAL") Prorated prorated)
        implements OfferingPrice {

    /**
     * @param count at least 1: a quarter is three months
     */
    public record Interval(int count, Unit unit) {

        public static final Interval MONTH = new Interval(1, Unit.MONTH);

        /** The day after a period that begins on a day. */
        LocalDate after(LocalDate from) {
            return switch (unit) {
                case DAY -> from.plusDays(count);
                case WEEK -> from.plusWeeks(count);
                case MONTH -> from.plusMonths(count);
                case YEAR -> from.plusYears(count);
            };
        }

        /** Of the calendar. */
        public enum Unit {
            DAY(3_660),
            WEEK(520),
            MONTH(120),
            YEAR(10);

            private final int most;

            Unit(int most) {
                this.most = most;
            }

            /** How many a period has at most: about ten years. */
            public int most() {
                return most;
            }
        }
    }

    /** When a period is billed. */
    public enum Timing {
        ADVANCE,
        ARREARS
    }

    /** Which partial periods cost less. */
    public record Prorated(boolean start, boolean end, boolean change, boolean suspension) {

        /** All but suspension, which is credited only where a plan says so (rule R9). */
        public static final Prorated USUAL = new Prorated(true, true, true, false);
    }

    /** What a month of it costs, by days. */
    BigDecimal of(YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate end = every.after(first);
        return end.equals(first.plusMonths(1))
                ? amount
                : amount.multiply(BigDecimal.valueOf(month.lengthOfMonth()))
                        .divide(
                                BigDecimal.valueOf(ChronoUnit.DAYS.between(first, end)),
                                MathContext.DECIMAL64);
    }

    /** By the month, in advance: what a plan usually costs. */
    public static RecurringPrice monthly(BigDecimal amount) {
        return new RecurringPrice(
                "monthly", "", amount, Interval.MONTH, Timing.ADVANCE, Prorated.USUAL);
    }
}
