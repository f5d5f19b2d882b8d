package bellbird.rating;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What a month would have cost the lines of a plan by other terms, beside what it costs by those
 * they have. Each line counts with a full month, allowances of its own, and its real usage.
 *
 * @param allLines of the plan on the last day of the month
 * @param lines of them that were counted, all or a sample
 * @param records of usage
 * @param unpriced records that the other terms have no price for
 * @param before exact sum of all the lines counted
 * @param after the same by the other terms
 * @param dearer lines that would pay more
 * @param dearerBy what they would pay more in all
 * @param cheaper lines that would pay less
 * @param cheaperBy what they would pay less in all
 */
public record UsageTrial(
        YearMonth month,
        int allLines,
        int lines,
        long records,
        long unpriced,
        BigDecimal before,
        BigDecimal after,
        int dearer,
        BigDecimal dearerBy,
        int cheaper,
        BigDecimal cheaperBy) {

    static UsageTrial empty(YearMonth month, int allLines) {
        BigDecimal none = BigDecimal.ZERO;
        return new UsageTrial(month, allLines, 0, 0, 0, none, none, 0, none, 0, none);
    }

    /** With one more line. */
    UsageTrial plus(long used, long withoutPrice, BigDecimal now, BigDecimal then) {
        BigDecimal more = then.subtract(now);
        boolean up = more.signum() > 0;
        boolean down = more.signum() < 0;
        return new UsageTrial(
                month,
                allLines,
                lines + 1,
                records + used,
                unpriced + withoutPrice,
                before.add(now),
                after.add(then),
                dearer + (up ? 1 : 0),
                up ? dearerBy.add(more) : dearerBy,
                cheaper + (down ? 1 : 0),
                down ? cheaperBy.subtract(more) : cheaperBy);
    }
}
