package bellbird.charge;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Timing;
import java.math.BigDecimal;
import java.util.Currency;

/** A period at one price, of whatever version: its parts add up to the price. */
record PeriodAtPrice(
        Period whole,
        BigDecimal amount,
        Currency currency,
        boolean taxIncluded,
        Interval every,
        Timing timing,
        String priceId) {

    static PeriodAtPrice of(PricedVersion price, Period whole) {
        return new PeriodAtPrice(
                whole,
                price.price().amount().stripTrailingZeros(),
                price.currency(),
                price.taxIncluded(),
                price.price().every(),
                price.price().timing(),
                price.price().id());
    }

    boolean isOf(PricedVersion price) {
        return equals(of(price, whole));
    }
}
