package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.text.PlainText;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.hibernate.Session;

/** What is given back of issued bills, which themselves never change (rule R19). */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class CreditNotes {

    private static final int LONGEST_REASON = 200;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject TenantBrands brands;
    @Inject TaxRules taxRules;
    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject Outbox outbox;
    @Inject AuditTrail audit;

    /**
     * What can still be given back of a bill.
     *
     * @throws BellbirdException not found
     */
    public Creditable of(UUID bill) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new CreditReader(connection).creditable(bill))
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * Gives back a bill, some of its lines or a part of one.
     *
     * @return id of the credit note
     * @throws BellbirdException not found; for the fields {@code reason}, {@code lines/0/line} and
     *     {@code lines/0/amount}; a conflict if nothing is left, or it is a credit note itself
     */
    public UUID issue(UUID bill, CreditRequest request) {
        String reason = request.reason().strip();
        if (reason.isEmpty()) {
            throw BellbirdException.user("reason", "error.required");
        }
        if (reason.length() > LONGEST_REASON) {
            throw BellbirdException.user(
                    "reason", "error.tooLong", Integer.toString(LONGEST_REASON));
        }
        if (!PlainText.isOneLine(reason)) {
            throw BellbirdException.user("reason", "error.characters");
        }
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxRules, clock, jobs, outbox);
        IssuedBill note =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new CreditNote(connection, ports).issue(bill, request));
        audit.record(
                "credit",
                "bill",
                bill.toString(),
                null,
                note.label() + " " + note.draft().total() + ": " + reason);
        return note.id();
    }
}
