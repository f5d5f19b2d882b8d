package bellbird.bill;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The transactions around a bill's file. Public for the container's sake only. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class BillRendering {

    static final String RENDERED = "BillRendered";

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    @Inject private TenantProfiles tenants;
    @Inject private Clock clock;
    @Inject private Outbox outbox;
    @Inject private Mailer mailer;

    /** What is to be drawn; empty if it was drawn before. */
    public Optional<BillDocument> unrendered(UUID bill) {
        return session().doReturningWork(connection -> new BillFiles(connection).unrendered(bill));
    }

    /**
     * Stores the file and tells of it, both once. It does not wait for the disk: a file that is
     * lost is drawn again, to the byte.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void store(UUID bill, RenderedBill file, JobRun run) {
        boolean stored =
                session()
                        .doReturningWork(
                                connection ->
                                        new BillFiles(connection)
                                                .store(bill, file, clock.instant()));
        if (stored) {
            outbox.publish(new Fact(RENDERED, bill.toString(), Map.of()));
        }
        run.finishRepeatable("stored");
    }

    /** Queues the mail with the bill, in the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void notifyCustomer(UUID bill) {
        String baseUrl = tenants.baseUrl(tenants.current());
        mailer.send(
                session()
                        .doReturningWork(connection -> new BillMail(connection, baseUrl).of(bill)));
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
