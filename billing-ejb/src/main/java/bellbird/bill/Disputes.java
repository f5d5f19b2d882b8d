package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.mail.Mailer;
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
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Lines that customers think are wrong. What is disputed is not overdue until somebody decides: it
 * is rejected with a reason, or given back by a credit note.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT})
public class Disputes {

    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_ANSWER = 200;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject TenantBrands brands;
    @Inject BillTaxes taxes;
    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject Outbox outbox;
    @Inject Mailer mailer;
    @Inject AuditTrail audit;
    @Inject Caller caller;

    /** Of one bill, oldest first. */
    public List<Dispute> of(UUID bill) {
        return work(connection -> new DisputeTable(connection).of(bill));
    }

    /**
     * As {@link #of}.
     *
     * @throws BellbirdException not found
     */
    @RolesAllowed(Roles.API)
    public List<Dispute> ofBill(UUID bill) {
        return work(
                connection -> {
                    if (new CreditReader(connection).head(bill).isEmpty()) {
                        throw BellbirdException.notFound();
                    }
                    return new DisputeTable(connection).of(bill);
                });
    }

    /**
     * @throws BellbirdException not found
     */
    @RolesAllowed(Roles.API)
    public Dispute get(UUID dispute) {
        return work(connection -> new DisputeTable(connection).find(dispute))
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * As {@link #of}, for the calling subscriber.
     *
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public List<Dispute> mine(UUID bill) {
        requireMine(bill);
        return work(connection -> new DisputeTable(connection).of(bill));
    }

    /**
     * Writes down what a customer says.
     *
     * @throws BellbirdException not found; for the fields {@code line}, {@code amount} and {@code
     *     words}; a conflict if the line is disputed already, or it is a credit note's
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public UUID open(UUID bill, DisputeRequest request) {
        return write(bill, request);
    }

    /** As {@link #open}, by the calling subscriber. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public UUID openMine(UUID bill, DisputeRequest request) {
        requireMine(bill);
        return write(bill, request);
    }

    /**
     * Leaves the line as it is.
     *
     * @param answer for the customer
     * @throws BellbirdException not found; for the field {@code answer}; a conflict if it is
     *     decided
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
    public void reject(UUID dispute, String answer) {
        decide(dispute, answer, (connection, one) -> null);
    }

    /**
     * Gives back what is disputed, or a part of it.
     *
     * @param amount as the line's own, in major units; null for what is disputed
     * @param answer for the customer; the credit note prints it
     * @return id of the credit note
     * @throws BellbirdException not found; for the fields {@code answer} and {@code
     *     lines/0/amount}; a conflict if it is decided, or nothing is left of the line
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
    public UUID credit(UUID dispute, @Nullable BigDecimal amount, String answer) {
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxes, clock, jobs, outbox);
        Dispute decided =
                decide(
                        dispute,
                        answer,
                        (connection, one) ->
                                new CreditNote(connection, ports)
                                        .issue(
                                                one.bill(),
                                                new CreditRequest(
                                                        "dispute/" + one.id(),
                                                        answer,
                                                        List.of(
                                                                new CreditRequest.Part(
                                                                        one.line(),
                                                                        amount == null
                                                                                ? one.amount()
                                                                                        .toDecimal()
                                                                                : amount))))
                                        .id());
        Dispute.Decision decision = decided.decision();
        if (decision == null || decision.note() == null) {
            throw new IllegalStateException("dispute " + dispute + " has no credit note");
        }
        return decision.note().id();
    }

    private UUID write(UUID bill, DisputeRequest request) {
        checked("words", request.words(), LONGEST_WORDS);
        Dispute opened =
                work(
                        connection ->
                                new DisputeTable(connection)
                                        .open(bill, request, caller.displayName(), clock.now()));
        tell(opened);
        audit.record(
                "dispute",
                "bill",
                bill.toString(),
                null,
                opened.description() + " " + opened.amount() + ": " + opened.words());
        return opened.id();
    }

    private interface Credit {
        @Nullable UUID of(Connection connection, Dispute dispute) throws SQLException;
    }

    private Dispute decide(UUID dispute, String answer, Credit credit) {
        checked("answer", answer, LONGEST_ANSWER);
        if (!PlainText.isOneLine(answer.strip())) {
            throw BellbirdException.user("answer", "error.characters");
        }
        Dispute decided =
                work(
                        connection -> {
                            DisputeTable disputes = new DisputeTable(connection);
                            Dispute one =
                                    disputes.lock(dispute).orElseThrow(BellbirdException::notFound);
                            if (one.decision() != null) {
                                throw BellbirdException.conflict("error.dispute.decided");
                            }
                            disputes.decide(
                                    dispute,
                                    answer.strip(),
                                    caller.displayName(),
                                    clock.now(),
                                    credit.of(connection, one));
                            return disputes.lock(dispute).orElseThrow();
                        });
        tell(decided);
        audit.record(
                "decide dispute",
                "bill",
                decided.bill().toString(),
                decided.description() + " " + decided.amount(),
                answer.strip());
        return decided;
    }

    private void tell(Dispute dispute) {
        String baseUrl = tenants.baseUrl(tenants.current());
        mailer.send(work(connection -> new DisputeMail(connection, baseUrl).of(dispute)));
    }

    private void requireMine(UUID bill) {
        UUID customer = caller.customer().orElseThrow(BellbirdException::notFound);
        if (!work(connection -> new CreditReader(connection).isOf(bill, customer))) {
            throw BellbirdException.notFound();
        }
    }

    private static void checked(String field, String words, int longest) {
        if (words.isBlank()) {
            throw BellbirdException.user(field, "error.required");
        }
        if (words.strip().length() > longest) {
            throw BellbirdException.user(field, "error.tooLong", Integer.toString(longest));
        }
        if (!PlainText.isProse(words)) {
            throw BellbirdException.user(field, "error.characters");
        }
    }

    private interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    private <R> R work(Work<R> work) {
        return entities.unwrap(Session.class).doReturningWork(work::with);
    }
}
