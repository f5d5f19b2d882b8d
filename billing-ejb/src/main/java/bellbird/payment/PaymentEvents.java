package bellbird.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;

/** The provider's webhooks: proven, kept once, answered, and processed later by a job. */
@Stateless
public class PaymentEvents {

    /**
     * Keeps a genuine event of the current tenant's account and schedules its processing. Open to
     * everybody: the signature is the proof.
     *
     * @param provider such as {@code stripe}
     * @param rawBody exactly as received
     * @param signature header of the provider; empty if there was none
     */
    @PermitAll
    public EventReceipt store(String provider, String rawBody, String signature) {
        throw new UnsupportedOperationException("not yet");
    }
}
