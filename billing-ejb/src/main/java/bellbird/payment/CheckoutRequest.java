package bellbird.payment;

import bellbird.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * What one attempt asks the provider for. The same attempt always asks for the same, so that asking
 * twice is asking once.
 *
 * @param attemptId also the idempotency key at the provider
 * @param billId what is paid
 * @param billLabel as printed, for the payer
 * @param amount exactly what is open, or what of it is not disputed
 * @param tenant short name; comes back with every reading
 * @param payee name of the operator, for the payer
 * @param email of the payer
 * @param successUrl where the payer returns to after paying
 * @param cancelUrl where the payer returns to otherwise
 * @param expiresAt when the provider closes the page, system time
 */
public record CheckoutRequest(
        UUID attemptId,
        UUID billId,
        String billLabel,
        Money amount,
        String tenant,
        String payee,
        String email,
        URI successUrl,
        URI cancelUrl,
        Instant expiresAt) {}
