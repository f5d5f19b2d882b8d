package bellbird.provisioning;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.RegisteredTenants;
import bellbird.tenancy.Registry;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Shows the tenant to the world and welcomes its owner. */
@ApplicationScoped
class ReadyStep implements ProvisioningStep {

    @Inject private ControlSql control;
    @Inject private RegisteredTenants tenants;
    @Inject private Clock clock;
    @EJB private TenantSetup setup;

    @Override
    public Step step() {
        return Step.READY;
    }

    @Override
    public void apply(SignUp signUp) {
        CurrentTenant.run(signUp.code(), () -> setup.welcome(signUp));
        control.runAsOwner(c -> Registry.setReady(c, signUp.code(), clock.instant()));
        tenants.forget();
    }
}
