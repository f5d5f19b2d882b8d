package bellbird.bill;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
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
    @Inject private TaxRules taxRules;
    @Inject private BusinessClock clock;
    @Inject private Jobs jobs;
    @Inject private Outbox outbox;
    @Inject private SecondOpinion opinion;

    /**
     * Does the next piece of a run and commits it.
     *
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean advance(JobRun run) {
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxRules, clock, jobs, outbox);
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new BillRunStep(ports, opinion, CHUNK).advance(connection, run));
    }
}
