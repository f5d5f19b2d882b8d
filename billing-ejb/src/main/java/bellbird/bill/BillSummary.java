package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill as lists show it.
 *
 * @param id of the bill
 * @param kind whether it charges or gives back
 * @param label as printed, such as {@code INV-2026-000017}
 * @param accountId billing account
 * @param accountNumber as printed
 * @param customerId whose it is
 * @param customerNumber as people quote it
 * @param customerName of the party
 * @param period of the usage; recurring charges name their own
 * @param issuedOn date of the document
 * @param dueOn last day to pay
 * @param total as issued
 * @param paid sum of the payments
 * @param due what is still to pay, not negative
 * @param disputed how much of that nobody has decided about
 * @param state as of today in tenant time
 * @param rendered whether the PDF can be had
 */
public record BillSummary(
        UUID id,
        BillKind kind,
        String label,
        UUID accountId,
        String accountNumber,
        UUID customerId,
        String customerNumber,
        String customerName,
        Period period,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money total,
        Money paid,
        Money due,
        Money disputed,
        BillState state,
        boolean rendered) {

    /** What has to be paid now: what is disputed waits until somebody has decided. */
    public Money payable() {
        return due.minus(disputed);
    }
}
