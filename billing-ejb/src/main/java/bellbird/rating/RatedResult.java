package bellbird.rating;

import bellbird.offering.UsagePrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What the rater says of one event: its exact price, or why it has none. Never an assumed zero. */
public sealed interface RatedResult {

    /**
     * @param price the price that matched
     * @param used seconds, messages or bytes as they came
     * @param billed after increments and units
     * @param included paid from allowances
     * @param charged billed less included
     * @param amount price of what is charged, rounded once, half up, to six decimals
     * @param consumed what each allowance gave, in order of use
     */
    record Priced(
            UsagePrice price,
            long used,
            long billed,
            long included,
            long charged,
            BigDecimal amount,
            List<Consumed> consumed)
            implements RatedResult {

        public Priced {
            consumed = List.copyOf(consumed);
        }
    }

    /**
     * @param reason bundle key
     */
    record NoPrice(String reason) implements RatedResult {}

    /**
     * @param remainingBefore what the bucket had left before it gave {@code quantity}
     */
    record Consumed(UUID bucketId, long quantity, long remainingBefore) {}
}
