package bellbird.payment;

import org.jspecify.annotations.Nullable;

/** What the provider says when it is asked again. */
public sealed interface CheckoutReading {

    /**
     * @param session the provider's id of the checkout
     * @param attempt id of the attempt it was made for, as sent; null if it was not ours
     * @param tenant short name, as sent; empty if it was not ours
     * @param state where it stands now
     */
    record Found(String session, @Nullable String attempt, String tenant, CheckoutState state)
            implements CheckoutReading {}

    /** The provider knows no such checkout. */
    record Absent() implements CheckoutReading {}

    /**
     * The provider could not be asked.
     *
     * @param reason for the log
     */
    record Unreadable(String reason) implements CheckoutReading {}
}
