package bellbird.provisioning;

import bellbird.tenancy.ControlSql;
import bellbird.tenancy.RegisteredTenants;
import bellbird.tenancy.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reserves code and short name; nobody sees the tenant yet. */
@ApplicationScoped
class RegistryStep implements ProvisioningStep {

    @Inject private ControlSql control;
    @Inject private RegisteredTenants tenants;

    @Override
    public Step step() {
        return Step.REGISTRY;
    }

    @Override
    public void apply(SignUp signUp) {
        control.runAsOwner(c -> Registry.register(c, signUp.profile()));
        tenants.forget();
    }

    @Override
    public void undo(SignUp signUp) {
        control.runAsOwner(c -> Registry.remove(c, signUp.code()));
        tenants.forget();
    }
}
