package bellbird.bill;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.Session;

/** The transactions of a bill run. Public for the container's sake only. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class BillRunSteps {

    /** Accounts in one transaction: enough to write in bulk, few enough to lock briefly. */
    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    @Inject private TenantProfiles tenants;
    @Inject private Issuers issuers;
    @Inject private TenantBrands brands;
    @Inject private BillTaxes taxes;
    @Inject private BusinessClock clock;
    @Inject private Jobs jobs;
    @Inject private Outbox outbox;
    @Inject private SecondOpinion opinion;

    /**
     * How far a run is.
     *
     * @param more whether there may be more to do
     * @param untaxed about which the tax engine has to be asked first
     */
    public record Progress(boolean more, List<UntaxedException.Untaxed> untaxed) {

        static final Progress MORE = new Progress(true, List.of());
        static final Progress END = new Progress(false, List.of());
    }

    /** Does the next piece of a run and commits it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Progress advance(JobRun run) {
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxes, clock, jobs, outbox);
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new BillRunStep(ports, opinion, CHUNK).advance(connection, run));
    }

    /** Notes what the tax engine said, and commits it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keep(JobRun run, List<TaxAsking.Heard> heard) {
        entityManager
                .unwrap(Session.class)
                .doWork(connection -> new RunAnswers(connection).keep(run, heard, clock.now()));
    }
}
