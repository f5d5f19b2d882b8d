package bellbird.provisioning;

import bellbird.identity.Realms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The tenant's realm, with clients that know its host only. */
@ApplicationScoped
class RealmStep implements ProvisioningStep {

    @Inject private Realms realms;

    @Override
    public Step step() {
        return Step.REALM;
    }

    @Override
    public void apply(SignUp signUp) {
        realms.createTenant(signUp.shortName(), signUp.company());
    }

    @Override
    public void undo(SignUp signUp) {
        realms.delete(signUp.shortName());
    }
}
