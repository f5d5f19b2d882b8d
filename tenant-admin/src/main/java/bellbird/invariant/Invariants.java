package bellbird.invariant;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Checks that the tenant's data are what they must be at all times: for its owner. */
@Stateless
@RolesAllowed(Roles.OWNER)
public class Invariants {

    @Inject private Checking checking;

    /** Asks every rule now, those that hold too, and keeps the answers. */
    public List<CheckedRule> check() {
        checking.check();
        return checking.last();
    }

    /** What was answered last; empty if nobody has asked yet. */
    public List<CheckedRule> last() {
        return checking.last();
    }
}
