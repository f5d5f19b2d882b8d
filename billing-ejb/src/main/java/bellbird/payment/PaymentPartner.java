package bellbird.payment;

/**
 * A tenant's own account at a provider.
 *
 * @param secretKey signs our calls
 * @param webhookSecret proves that an event comes from the provider
 */
public record PaymentPartner(String secretKey, String webhookSecret) {

    /** Says no secret. */
    @Override
    public String toString() {
        return "PaymentPartner[…]";
    }
}
