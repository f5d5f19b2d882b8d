package bellbird.charge;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Timing;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * A period at one price, of whatever version: its parts add up to the price.
 *
 * @param days charged at most; fewer than the whole in a bridging period
 * @param whole that the price is for
 */
record PeriodAtPrice(
        Period days,
        Period whole,
        BigDecimal amount,
        Currency currency,
        boolean taxIncluded,
        Interval every,
        Timing timing,
        String priceId) {

    static PeriodAtPrice of(PricedVersion price, Period whole) {
        return of(price, whole, whole);
    }

    static PeriodAtPrice of(PricedVersion price, Period days, Period whole) {
        return new PeriodAtPrice(
                days,
                whole,
                price.price().amount().stripTrailingZeros(),
                price.currency(),
                price.taxIncluded(),
                price.price().every(),
                price.price().timing(),
                price.price().id());
    }

    boolean isOf(PricedVersion price) {
        return equals(of(price, days, whole));
    }
}
