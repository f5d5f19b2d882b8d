package bellbird.order;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** Completes orders: checked, carried out and billed from their first day, all or nothing. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class Orders {

    /**
     * Activates a line. Problems name the fields {@code accountId}, {@code offeringId}, {@code
     * msisdn}, {@code imsi}, {@code iccid} and {@code startOn}.
     *
     * @throws bellbird.kernel.error.BellbirdException a conflict if a number or card is in use
     */
    public ActivatedLine activate(ActivateLine order) {
        throw new UnsupportedOperationException();
    }
}
