package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.FreeNumber;
import bellbird.offering.UsageTariff;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rater says of one event: its exact price, or why it has none. Never an assumed zero. */
public sealed interface RatedResult {

    /**
     * @param tariff the price that matched
     * @param destination where it went, for people
     * @param prefixLength how many digits of the number decided; 0 where any number fits
     * @param used seconds, messages or bytes as they came
     * @param billed after increments
     * @param included paid from allowances of usage
     * @param charged billed less included
     * @param parts what the amount is made of, before minimum, maximum, caps and rounding
     * @param price of what is charged, rounded once
     * @param amount price less what allowances of money paid
     * @param consumed what each allowance gave, in order of use
     * @param counted how counters moved
     * @param endsAfter quantity at which a maximum that disconnects is reached
     */
    record Priced(
            UsageTariff tariff,
            String destination,
            int prefixLength,
            long used,
            long billed,
            long included,
            long charged,
            List<Part> parts,
            BigDecimal price,
            BigDecimal amount,
            List<Consumed> consumed,
            List<Counted> counted,
            @Nullable Long endsAfter)
            implements RatedResult {

        /** The digits that decided, of the event that was rated. */
        String prefix(UsageEvent event) {
            return event.other().digits().substring(0, prefixLength);
        }
    }

    /** A number that costs nothing (rule R6). */
    record Free(FreeNumber.Kind kind) implements RatedResult {}

    /**
     * @param reason bundle key
     */
    record NoPrice(String reason) implements RatedResult {}

    /**
     * A quantity at one rate.
     *
     * @param band name of the time band; null outside of bands
     * @param quantity seconds, messages or bytes; a number of times where the kind is fixed;
     *     negative where it takes back what was charged before
     * @param rate for one unit of the tariff, or for one time
     */
    record Part(Kind kind, @Nullable String band, long quantity, BigDecimal rate) {

        /** Which charge it comes from. */
        public enum Kind {
            PER_UNIT(false),
            TIER(false),
            VOLUME(false),
            STEP(false),
            BLOCKS(true),
            FLAT(true),
            CONNECTION(true);

            final boolean fixed;

            Kind(boolean fixed) {
                this.fixed = fixed;
            }
        }
    }

    /**
     * @param allowance id of its terms
     * @param unit what the allowance is counted in
     * @param rolledOver whether an earlier period had left it
     * @param quantity seconds, messages or bytes; money in millionths
     * @param remainingBefore what the bucket had left before it gave {@code quantity}
     */
    record Consumed(
            UUID bucketId,
            String allowance,
            AllowanceTerms.Unit unit,
            boolean rolledOver,
            long quantity,
            long remainingBefore) {}

    /**
     * @param before what the counter said
     * @param used added to it
     * @param charged added to it
     * @param amount added to it
     */
    record Counted(UsageState.Counter before, long used, long charged, BigDecimal amount) {

        UsageState.Counter after() {
            return new UsageState.Counter(
                    before.tariff(),
                    before.scope(),
                    before.used() + used,
                    before.charged() + charged,
                    amount.signum() == 0 ? before.amount() : before.amount().add(amount));
        }
    }
}
