package bellbird.charge;

import bellbird.account.BillCycle;
import bellbird.kernel.time.Period;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionGiven;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days on which a promotion is given to a product, in months of its account's cycle. */
public final class PromotionDays {

    /** Longer ones last as long as the product. */
    private static final int MOST_PERIODS = 1_200;

    private PromotionDays() {}

    /**
     * @param start first day of the product
     */
    public static PromotionGiven given(Promotion promotion, LocalDate start, BillCycle cycle) {
        return new PromotionGiven(promotion, start, until(promotion, start, cycle));
    }

    /** The end of the last of its months; a first, partial one is the first. */
    private static @Nullable LocalDate until(
            Promotion promotion, LocalDate start, BillCycle cycle) {
        Long periods = promotion.firstPeriods();
        if (periods == null || periods > MOST_PERIODS) {
            return null;
        }
        BillCycle months = cycle.months();
        Period period = months.containing(start);
        for (long i = 1; i < periods; i++) {
            period = months.next(period);
        }
        return period.to();
    }
}
