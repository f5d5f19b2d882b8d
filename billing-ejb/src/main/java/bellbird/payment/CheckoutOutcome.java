package bellbird.payment;

import java.net.URI;

/** The provider's answer to a new checkout. */
public sealed interface CheckoutOutcome {

    /** The page is there; the payer goes to it. */
    record Created(String session, URI url) implements CheckoutOutcome {}

    /**
     * Refused for good: nothing was made, and the same request will be refused again.
     *
     * @param reason the provider's code, such as {@code email_invalid}
     */
    record Declined(String reason) implements CheckoutOutcome {}

    /**
     * No clear answer: the page may exist or not. Resolved by reading, never by a fresh key.
     *
     * @param reason for the log
     */
    record Unknown(String reason) implements CheckoutOutcome {}
}
