package bellbird.payment;

import bellbird.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the operator's list shows it, with its payment if there is one.
 *
 * @param attemptId the attempt
 * @param billId the bill
 * @param billLabel as printed
 * @param accountId the billing account
 * @param accountNumber as printed
 * @param customerId the customer
 * @param customerName of the party
 * @param provider such as {@code stripe}
 * @param amount asked for
 * @param state where it stands
 * @param failure the provider's code or ours; null if there is none
 * @param createdAt system time
 * @param updatedAt system time
 * @param paymentId null while there is no payment
 * @param providerPayment the provider's id of the payment; null while there is none
 * @param receivedAt tenant time; null while there is no payment
 */
public record PaymentRow(
        UUID attemptId,
        UUID billId,
        String billLabel,
        UUID accountId,
        String accountNumber,
        UUID customerId,
        String customerName,
        String provider,
        Money amount,
        AttemptState state,
        @Nullable String failure,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UUID paymentId,
        @Nullable String providerPayment,
        @Nullable Instant receivedAt) {}
