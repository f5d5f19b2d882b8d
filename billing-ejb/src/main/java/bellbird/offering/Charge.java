package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a quantity becomes an amount. Rates are for one {@link UsageTariff#unit}. */
public sealed interface Charge {

    /** The same for every event, however long. */
    record Flat(BigDecimal amount) implements Charge {}

    /** In proportion. */
    record PerUnit(BigDecimal rate) implements Charge {}

    /** Graduated: each tier's quantity costs that tier's rate. */
    record Tiered(List<Tier> tiers, @Absent("cycle") CountScope scope) implements Charge {
        public Tiered {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * All of the quantity costs the rate of the tier that the total has reached. An event costs
     * what the total's price changes by, which is negative where a cheaper tier is reached.
     */
    record Volume(List<Tier> tiers, @Absent("cycle") CountScope scope) implements Charge {
        public Volume {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * Packages: an amount for each one begun.
     *
     * @param size seconds, messages or bytes
     */
    record Blocks(long size, BigDecimal amount, @Absent("event") CountScope scope)
            implements Charge {}

    /** By how long the event has lasted: its first part costs one rate, the next another. */
    record Stepwise(List<Tier> steps) implements Charge {
        public Stepwise {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param upTo seconds, messages or bytes at which it ends, inclusive; null for the last one
     */
    record Tier(@Nullable Long upTo, BigDecimal rate) {}
}
