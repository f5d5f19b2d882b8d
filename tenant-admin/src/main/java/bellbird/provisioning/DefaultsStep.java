package bellbird.provisioning;

import bellbird.kernel.tenant.CurrentTenant;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Currency, VAT, issuer and brand of its country. */
@ApplicationScoped
class DefaultsStep implements ProvisioningStep {

    @EJB private TenantSetup setup;

    @Override
    public Step step() {
        return Step.DEFAULTS;
    }

    @Override
    public void apply(SignUp signUp) {
        CurrentTenant.run(signUp.code(), () -> setup.defaults(signUp));
    }
}
