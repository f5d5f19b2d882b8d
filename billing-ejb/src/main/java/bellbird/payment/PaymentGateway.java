package bellbird.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: a provider with a hosted page, where card data is typed. No method throws for what the
 * provider or the network does: that is an answer too.
 */
public interface PaymentGateway {

    /** Name of the provider, such as {@code stripe}. */
    String provider();

    /** The installation's own account for sandbox tenants, if it has one. */
    Optional<PaymentPartner> sandboxPartner();

    /** Opens a page for the attempt, or the one that this attempt has opened before. */
    CheckoutOutcome createCheckout(PaymentPartner partner, CheckoutRequest request);

    /** Reads a checkout by the provider's own id. */
    CheckoutReading lookUp(PaymentPartner partner, String session);

    /**
     * Searches the checkout of an attempt whose answer was lost.
     *
     * @param createdAt when the attempt was made, system time; narrows the search
     */
    CheckoutReading search(PaymentPartner partner, UUID attemptId, Instant createdAt);

    /** Closes an open page, so that it can never be paid; says where it stands afterwards. */
    CheckoutReading expire(PaymentPartner partner, String session);

    /**
     * Proves a webhook.
     *
     * @param rawBody exactly as received
     * @return the event; empty if the signature is wrong or too old, or it is no event
     */
    Optional<ProviderEvent> verify(PaymentPartner partner, String rawBody, String signature);
}
