package bellbird.offering;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantStarter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** A new tenant starts with the sample plans. */
@ApplicationScoped
public class SamplePlanStart implements TenantStarter {

    @EJB private SamplePlans plans;

    @Override
    public void start(TenantProfile tenant) {
        plans.createSamplePlans();
    }
}
