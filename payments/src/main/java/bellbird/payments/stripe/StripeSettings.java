package bellbird.payments.stripe;

import bellbird.payment.PaymentPartner;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about Stripe.
 *
 * @param apiBase address of the API; empty for Stripe itself
 * @param sandboxPartner the account that sandbox tenants may use
 */
record StripeSettings(Optional<String> apiBase, Optional<PaymentPartner> sandboxPartner) {

    static StripeSettings of(Map<String, String> environment) {
        String key = environment.getOrDefault("BELLBIRD_STRIPE_SECRET_KEY", "");
        String webhook = environment.getOrDefault("BELLBIRD_STRIPE_WEBHOOK_SECRET", "");
        return new StripeSettings(
                Optional.of(environment.getOrDefault("BELLBIRD_STRIPE_API_BASE", ""))
                        .filter(base -> !base.isBlank()),
                key.isBlank() ? Optional.empty() : Optional.of(new PaymentPartner(key, webhook)));
    }
}
