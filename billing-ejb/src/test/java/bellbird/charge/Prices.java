package bellbird.charge;

import bellbird.offering.RecurringPrice;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Prorated;
import bellbird.offering.RecurringPrice.Timing;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

/** Recurring prices for tests. */
final class Prices {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Prorated WITH_SUSPENSION = new Prorated(true, true, true, true);

    private Prices() {}

    static PricedVersion monthly(String amount) {
        return of(amount, Interval.MONTH, Timing.ADVANCE, Prorated.USUAL);
    }

    static PricedVersion of(String amount, Interval every, Timing timing, Prorated prorated) {
        return new PricedVersion(
                UUID.randomUUID(),
                new RecurringPrice("plan", "", new BigDecimal(amount), every, timing, prorated),
                EUR,
                false);
    }
}
