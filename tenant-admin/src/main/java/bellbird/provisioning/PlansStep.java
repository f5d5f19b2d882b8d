package bellbird.provisioning;

import bellbird.kernel.tenant.CurrentTenant;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** What the modules want a tenant to start with. */
@ApplicationScoped
class PlansStep implements ProvisioningStep {

    @EJB private TenantSetup setup;

    @Override
    public Step step() {
        return Step.PLANS;
    }

    @Override
    public void apply(SignUp signUp) {
        CurrentTenant.run(signUp.code(), () -> setup.plans(signUp));
    }
}
