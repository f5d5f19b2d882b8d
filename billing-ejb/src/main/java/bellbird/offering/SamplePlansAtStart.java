package bellbird.offering;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantStarter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** A new tenant starts with the sample plans. */
@ApplicationScoped
class SamplePlansAtStart implements TenantStarter {

    @EJB SamplePlans plans;

    @Override
    public void start(TenantProfile tenant) {
        plans.createSamplePlans();
    }
}
