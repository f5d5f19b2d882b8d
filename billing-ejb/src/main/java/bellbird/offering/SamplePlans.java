package bellbird.offering;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** Three invented plans in the tenant's currency, to start with. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class SamplePlans {

    /** Publishes the plans that are not there yet; twice is once. */
    public void createSamplePlans() {
        throw new UnsupportedOperationException();
    }
}
