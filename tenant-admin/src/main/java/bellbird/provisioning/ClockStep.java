package bellbird.provisioning;

import bellbird.kernel.tenant.CurrentTenant;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Tenant time, standing at now. */
@ApplicationScoped
class ClockStep implements ProvisioningStep {

    @EJB private TenantSetup setup;

    @Override
    public Step step() {
        return Step.CLOCK;
    }

    @Override
    public void apply(SignUp signUp) {
        CurrentTenant.run(signUp.code(), () -> setup.clock(signUp));
    }
}
