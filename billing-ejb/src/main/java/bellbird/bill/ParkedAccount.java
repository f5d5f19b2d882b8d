package bellbird.bill;

import bellbird.kernel.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that a run could not bill.
 *
 * @param accountId billing account
 * @param accountNumber as printed
 * @param customerId whose it is
 * @param customerName of the party
 * @param reasonKey bundle key, such as {@code error.bill.taxRefused}
 * @param detail parameter of the message; empty if none
 * @param before what its last bill came to, with tax; null if it has none
 */
public record ParkedAccount(
        UUID accountId,
        String accountNumber,
        UUID customerId,
        String customerName,
        String reasonKey,
        String detail,
        @Nullable Money before) {}
