package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The operator's own paragraphs on its bills (rule R25); the owner's word. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.SYSTEM})
public class BillTextSettings {

    @Inject AuditTrail audit;
    @EJB BillTransactions transactions;

    public BillTexts get() {
        return transactions.own(connection -> new BillTextTable(connection).get());
    }

    /**
     * On bills issued from now on. An approved draft stays approved: what is approved is what it
     * charges.
     */
    public void save(BillTexts texts) {
        transactions.own(
                connection -> {
                    BillTextTable table = new BillTextTable(connection);
                    BillTexts before = table.get();
                    table.save(texts);
                    audit.record(
                            "change texts of bills",
                            "bill_text",
                            "bills",
                            before.toString(),
                            texts.toString());
                    return texts;
                });
    }
}
