package bellbird.payment;

import bellbird.kernel.money.Money;
import java.util.UUID;

/**
 * What a payment needs to know of a bill.
 *
 * @param open total less payments
 * @param disputed how much of that nobody has decided about
 * @param email of the customer
 */
record PayableBill(
        UUID id,
        String label,
        UUID accountId,
        UUID customerId,
        String email,
        Money total,
        Money open,
        Money disputed) {

    Money payable(Share share) {
        return switch (share) {
            case UNDISPUTED -> open.minus(disputed);
            case ALL -> open;
        };
    }
}
