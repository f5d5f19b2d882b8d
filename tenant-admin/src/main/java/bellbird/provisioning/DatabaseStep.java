package bellbird.provisioning;

import bellbird.tenancy.TenantSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Role and schema, migrated by their owner. */
@ApplicationScoped
class DatabaseStep implements ProvisioningStep {

    @Inject private TenantSchemas schemas;

    @Override
    public Step step() {
        return Step.DATABASE;
    }

    @Override
    public void apply(SignUp signUp) {
        schemas.create(signUp.code());
    }

    @Override
    public void undo(SignUp signUp) {
        schemas.drop(signUp.code());
    }
}
