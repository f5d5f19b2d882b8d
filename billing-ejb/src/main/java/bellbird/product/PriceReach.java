package bellbird.product;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a product on an offering has the prices of one of its versions.
 *
 * @param msisdn of its line, E.164 without +; null if it has none
 * @param from first day of those prices; null if it does not get them
 */
public record PriceReach(
        UUID productId,
        UUID customerId,
        String customer,
        @Nullable String msisdn,
        Outcome outcome,
        @Nullable LocalDate from) {

    /** Why. */
    public enum Outcome {
        /** It has them, or gets them on a day that is known. */
        REACHED,
        /** The version is for new orders; this one was there before. */
        NEW_ORDERS_ONLY,
        /** It ends before they could begin. */
        ENDS_BEFORE,
        /** Other prices were agreed on for a later day. */
        LATER_TERMS,
        /** It came to the offering, or to a billing period, by another version. */
        OTHER_VERSION
    }
}
