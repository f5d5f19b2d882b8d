package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;

/** How the operator's documents are numbered (rule R19); the owner's word. */
@Stateless
@RolesAllowed(Roles.OWNER)
public class BillNumbers {

    @Inject Issuers issuers;
    @Inject BusinessClock clock;
    @Inject AuditTrail audit;
    @EJB BillTransactions transactions;

    /** What the next documents would be called. */
    public record Next(String bill, String creditNote) {}

    public BillNumbering get() {
        DocumentKind kind = issuers.current().documentKind();
        return transactions.own(connection -> new BillNumberingTable(connection).get(kind));
    }

    public Next next(BillNumbering numbering) {
        LocalDate today = clock.today();
        String bills = numbering.seriesOfBills(today);
        String creditNotes = numbering.seriesOfCreditNotes(today);
        return transactions.own(
                connection -> {
                    BillNumberingTable table = new BillNumberingTable(connection);
                    return new Next(
                            numbering.label(bills, table.lastOf(bills) + 1),
                            numbering.label(creditNotes, table.lastOf(creditNotes) + 1));
                });
    }

    /**
     * From the next document on.
     *
     * @throws BellbirdException for the fields {@code bills} and {@code creditNotes}, if the series
     *     has documents of the other kind
     */
    public void save(BillNumbering numbering) {
        BillNumbering before = get();
        transactions.own(
                connection -> {
                    new BillNumberingTable(connection).save(numbering);
                    audit.record(
                            "change numbering",
                            "bill_numbering",
                            "bills",
                            before.toString(),
                            numbering.toString());
                    return numbering;
                });
    }
}
