package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The bill runs of a tenant, for the people who answer for them. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillRuns {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    @Inject private TenantProfiles tenants;
    @Inject private BusinessClock clock;
    @Inject private Jobs jobs;
    @Inject private AuditTrail audit;

    /** Newest first. */
    public List<BillRunSummary> list(int offset, int limit) {
        return read(reader -> reader.list(offset, limit));
    }

    public long count() {
        return read(BillRunReader::count);
    }

    /**
     * @throws BellbirdException not found
     */
    public BillRunSummary get(UUID id) {
        return read(reader -> reader.find(id)).orElseThrow(BellbirdException::notFound);
    }

    /** The accounts it could not bill, by account number. */
    public List<ParkedAccount> parked(UUID id) {
        return read(reader -> reader.parked(id));
    }

    /**
     * Puts the parked accounts of a run in line again and schedules the work.
     *
     * @return how many accounts; 0 if none is parked
     * @throws BellbirdException not found; of kind CONFLICT while it issues bills, is held or
     *     rejected
     */
    public int retryParked(UUID id) {
        return retry(id, null);
    }

    /**
     * The same with those accounts alone that have one reason.
     *
     * @param reason key of it
     */
    public int retryParked(UUID id, String reason) {
        return retry(id, reason);
    }

    private int retry(UUID id, @Nullable String reason) {
        BillRunSummary run = get(id);
        if (!run.canRetry()) {
            throw BellbirdException.conflict("error.billRun.elsewhere");
        }
        int accounts =
                session()
                        .doReturningWork(
                                connection -> new BillRunWriter(connection).unpark(id, reason));
        if (accounts > 0) {
            jobs.scheduleBusiness(
                    BillRunKey.KIND,
                    new BillRunKey(run.cycle(), run.period().from()).retry(Ids.next()),
                    "{}",
                    clock.now());
            audit.record(
                    "retry parked accounts",
                    "bill-run",
                    id.toString(),
                    accounts + " parked",
                    accounts + " waiting");
        }
        return accounts;
    }

    private <R> R read(Reading<R> reading) {
        Currency currency = tenants.current().currency();
        return session()
                .doReturningWork(
                        connection -> reading.from(new BillRunReader(connection, currency)));
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }

    private interface Reading<R> {
        R from(BillRunReader reader) throws SQLException;
    }
}
