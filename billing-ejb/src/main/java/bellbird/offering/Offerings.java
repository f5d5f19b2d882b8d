package bellbird.offering;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.UUID;

/** What the operator sells: drafts are written, published and then never changed. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class Offerings {

    /** All offerings by name. */
    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.SYSTEM
    })
    public List<OfferingRow> list() {
        throw new UnsupportedOperationException();
    }

    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.SYSTEM
    })
    public OfferingDetail get(UUID id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks a draft without saving it: problems are thrown with the fields {@code code}, {@code
     * name}, {@code recurringPrice}, {@code prices/0/amount}, {@code allowances/1/quantity} and the
     * like.
     */
    public void check(OfferingDraft draft) {
        throw new UnsupportedOperationException();
    }

    /** Saves a draft as a new offering, or as the draft version of an offering (replacing it). */
    public OfferingDetail draft(OfferingDraft draft) {
        throw new UnsupportedOperationException();
    }

    /** Makes a draft version sellable from its first day; from now on it never changes. */
    public OfferingDetail publish(UUID versionId) {
        throw new UnsupportedOperationException();
    }
}
