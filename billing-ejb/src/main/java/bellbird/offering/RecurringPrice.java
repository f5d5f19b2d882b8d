package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.math.BigDecimal;

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

        /** Of the calendar. */
        public enum Unit {
            DAY,
            WEEK,
            MONTH,
            YEAR
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

    /** By the month, in advance: what a plan usually costs. */
    public static RecurringPrice monthly(BigDecimal amount) {
        return new RecurringPrice(
                "monthly", "", amount, Interval.MONTH, Timing.ADVANCE, Prorated.USUAL);
    }

    /** Whether bills can carry it: so far by the month, in advance, prorated as usual. */
    public boolean billable() {
        return every.equals(Interval.MONTH)
                && timing == Timing.ADVANCE
                && prorated.equals(Prorated.USUAL);
    }
}
