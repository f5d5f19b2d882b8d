package bellbird.payment;

import bellbird.kernel.money.Money;
import java.util.UUID;

/**
 * What a payment needs to know of a bill.
 *
 * @param open total less payments
 * @param email of the customer
 */
record PayableBill(
        UUID id,
        String label,
        UUID accountId,
        UUID customerId,
        String email,
        Money total,
        Money open) {}
