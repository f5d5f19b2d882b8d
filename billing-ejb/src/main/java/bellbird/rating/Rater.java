package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.FreeNumber;
import bellbird.rating.RatedResult.Free;
import bellbird.rating.RatedResult.NoPrice;
import java.util.Map;

/**
 * Prices one event: price table and state in, exact amount out. A pure function, so that an amount
 * can be explained again from the price version and the state as it was.
 */
public final class Rater {

    private Rater() {}

    public static RatedResult rate(PriceTable table, UsageEvent event, UsageState state) {
        return rate(table, Map.of(), event, state);
    }

    /**
     * Prices an event of a line with add-ons.
     *
     * @param beside terms of the add-ons' allowances that pay for the event, by what buckets name
     */
    static RatedResult rate(
            PriceTable table,
            Map<String, AllowanceTerms> beside,
            UsageEvent event,
            UsageState state) {
        FreeNumber.Kind free = table.free(event.other());
        if (free != null) {
            return new Free(free);
        }
        PriceTable.Match match = table.find(event);
        if (match == null) {
            return new NoPrice(
                    table.knowsNetwork(event)
                            ? "error.usage.noPrice"
                            : "error.usage.unknownNetwork");
        }
        return new Rating(match.beside(beside), event, state).result();
    }
}
