package bellbird.rating;

import bellbird.offering.UsageTariff.Maximum;
import org.jspecify.annotations.Nullable;

/** Where an event ends whose price disconnects it at a maximum. */
final class MaximumEnd {

    private MaximumEnd() {}

    /**
     * @return the last quantity within the maximum; null where the event goes on
     */
    static @Nullable Long of(
            @Nullable Maximum maximum,
            PartSum sum,
            PriceTable.Match match,
            UsageEvent event,
            UsageState state) {
        if (maximum == null
                || maximum.strategy() != Maximum.Strategy.DISCONNECT
                || !sum.exceeds(maximum.amount())) {
            return null;
        }
        // What an event costs never falls as it goes on: find the last quantity within the maximum.
        long within = 0;
        long beyond = event.quantity();
        while (beyond - within > 1) {
            long middle = within + (beyond - within) / 2;
            if (new Rating(match, event.lasting(middle), state).exceeds(maximum.amount())) {
                beyond = middle;
            } else {
                within = middle;
            }
        }
        return within;
    }
}
