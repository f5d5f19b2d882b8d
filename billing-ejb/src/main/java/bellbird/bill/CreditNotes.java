package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.text.PlainText;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What is given back of issued bills, which themselves never change (rule R19). */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class CreditNotes {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_REASON = 200;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject TenantBrands brands;
    @Inject BillTaxes taxes;
    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject Outbox outbox;
    @Inject AuditTrail audit;
    @Inject Caller caller;
    @Inject TaxAsking asking;

    /**
     * What can still be given back of a bill.
     *
     * @throws BellbirdException not found
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public Creditable of(UUID bill) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new CreditReader(connection).creditable(bill))
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * What the calling subscriber was given back of a bill.
     *
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public Creditable mine(UUID bill) {
        UUID customer = caller.customer().orElseThrow(BellbirdException::notFound);
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            CreditReader reader = new CreditReader(connection);
                            return reader.isOf(bill, customer)
                                    ? reader.creditable(bill)
                                    : Optional.<Creditable>empty();
                        })
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * Gives back a bill, some of its lines or a part of one.
     *
     * @return id of the credit note; of the one there is, if this was asked for before
     * @throws BellbirdException not found; for the fields {@code key}, {@code reason}, {@code
     *     lines}, {@code lines/0/line} and {@code lines/0/amount}; a conflict if nothing is left,
     *     it is a credit note itself, or the key was another request's
     */
    public UUID issue(UUID bill, CreditRequest request) {
        checked("key", request.key(), LONGEST_KEY);
        checked("reason", request.reason(), LONGEST_REASON);
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxes, clock, jobs, outbox);
        CreditNote.Made made =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new CreditNote(connection, ports).issue(bill, request));
        IssuedBill note = made.issued();
        if (note != null) {
            audit.record(
                    "credit",
                    "bill",
                    bill.toString(),
                    null,
                    note.label() + " " + note.draft().total() + ": " + request.reason().strip());
        }
        return made.id();
    }

    /**
     * Gives a bill back whole, and makes it again by what is known now.
     *
     * @return the credit note and the bill that takes the place; those there are, if this was asked
     *     for before
     * @throws BellbirdException not found; for the fields {@code key} and {@code reason}; a
     *     conflict if it is not the newest bill of its account, if something of it was given back,
     *     if usage of it is not kept any more, or if nothing would be charged
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Corrected correct(UUID bill, String key, String reason) {
        checked("key", key, LONGEST_KEY);
        checked("reason", reason, LONGEST_REASON);
        return asking.oneBill(connection -> correct(connection, bill, key, reason.strip()));
    }

    private Corrected correct(Connection connection, UUID bill, String key, String reason)
            throws SQLException {
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxes, clock, jobs, outbox);
        CorrectedBill.Made made;
        try {
            made = new CorrectedBill(connection, ports).issue(bill, key, reason);
        } catch (ParkException e) {
            throw BellbirdException.conflict(e.messageKey(), e.detail());
        }
        if (made.isNew()) {
            audit.record("correct", "bill", bill.toString(), null, made.bill() + ": " + reason);
        }
        return new Corrected(made.note(), made.bill());
    }

    /**
     * @param note id of the credit note
     * @param bill id of the bill that takes the place
     */
    public record Corrected(UUID note, UUID bill) {}

    private static void checked(String field, String text, int longest) {
        if (text.isBlank()) {
            throw BellbirdException.user(field, "error.required");
        }
        if (text.strip().length() > longest) {
            throw BellbirdException.user(field, "error.tooLong", Integer.toString(longest));
        }
        if (!PlainText.isOneLine(text.strip())) {
            throw BellbirdException.user(field, "error.characters");
        }
    }
}
