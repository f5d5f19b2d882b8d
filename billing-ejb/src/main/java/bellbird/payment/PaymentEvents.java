package bellbird.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The provider's webhooks: proven, kept once, answered, and processed later by a job. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PaymentEvents {

    @Inject private EventIntake intake;

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
        return intake.store(provider, rawBody, signature);
    }
}
