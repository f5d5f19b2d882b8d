package bellbird.charge;

import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.json.Absent;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Prorated;
import bellbird.offering.RecurringPrice.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question what a product would cost for being there; nothing of it is stored.
 *
 * @param id comes back with the answer; null if none
 * @param offering code of a plan, at the prices that are sold on the first day; or else
 * @param price of a whole period, in the currency of the operator
 * @param every length of the period of {@code price}
 * @param timing of {@code price}
 * @param prorated of {@code price}
 * @param start first day
 * @param changes to other plans or prices, in order of time
 * @param suspended when it rests, in order of time
 * @param end day after the last one; null if it lasts
 * @param cycleDay day of the month on which billing periods begin; of shorter months the last
 * @param frequency how often it is billed: periods of several months are counted from January,
 *     weeks from Monday; with weeks, the months begin on the cycle day
 * @param anniversary whether periods begin as the product did, whatever the cycle day
 * @param until periods that begin before this day are asked for; in arrears, that have ended by it
 * @param promotionCode that the product is ordered with; null if none
 */
public record BillEstimate(
        @Nullable String id,
        @Nullable String offering,
        @Nullable BigDecimal price,
        @Absent("MONTH") Interval every,
        @Absent("advance") Timing timing,
        @Absent("USUAL") Prorated prorated,
        LocalDate start,
        List<Change> changes,
        List<Pause> suspended,
        @Nullable LocalDate end,
        @Absent("1") int cycleDay,
        @Absent("monthly") BillFrequency frequency,
        @Absent("false") boolean anniversary,
        LocalDate until,
        @Nullable String promotionCode) {

    /**
     * @param offering code of a plan, at the prices that are sold on that day; or else
     * @param price of a whole period as long as the first
     */
    public record Change(LocalDate on, @Nullable String offering, @Nullable BigDecimal price) {}

    /**
     * @param to day after the last one
     */
    public record Pause(LocalDate from, LocalDate to) {}
}
