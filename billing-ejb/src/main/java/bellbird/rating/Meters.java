package bellbird.rating;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.UUID;

/** What is left, per line and kind of usage. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class Meters {

    /** The lines of a customer, by number. */
    public List<LineMeters> of(UUID customerId) {
        throw new UnsupportedOperationException();
    }

    /** The lines of the signed-in subscriber. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public List<LineMeters> mine() {
        throw new UnsupportedOperationException();
    }
}
