package bellbird.bill;

import java.util.UUID;

/**
 * An account that a run could not bill.
 *
 * @param accountId billing account
 * @param accountNumber as printed
 * @param customerId whose it is
 * @param customerName of the party
 * @param reasonKey bundle key, such as {@code error.bill.taxRefused}
 * @param detail parameter of the message; empty if none
 */
public record ParkedAccount(
        UUID accountId,
        String accountNumber,
        UUID customerId,
        String customerName,
        String reasonKey,
        String detail) {}
