package bellbird.payment;

import bellbird.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is paid of a bill and what is open. In SQL the same is the view {@code bill_balance}.
 *
 * @param billId the bill
 * @param total as issued
 * @param paid sum of its payments
 * @param paidAt time of its last payment, tenant time; null while there is none
 * @param pending whether an attempt is under way: its page is open or its answer is awaited
 * @param disputed how much of what is open nobody has decided about
 */
public record BillPaymentState(
        UUID billId,
        Money total,
        Money paid,
        @Nullable Instant paidAt,
        boolean pending,
        Money disputed) {

    /** The amount due. */
    public Money open() {
        return total.minus(paid);
    }

    /** What has to be paid now: the rest waits until somebody has decided. */
    public Money undisputed() {
        return open().minus(disputed);
    }

    public boolean isPaid() {
        return !open().isPositive();
    }
}
