package bellbird.invariant;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Lets the platform's staff read a tenant's broken rules, and tells the tenant that they did. */
@Stateless
@RolesAllowed(Roles.PLATFORM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BrokenRows {

    @Inject private Checking checking;
    @Inject private AuditTrail audit;

    /** In the current tenant. */
    public List<CheckedRule> read() {
        audit.record("read broken rules", "invariant", "all", null, null);
        return checking.last().stream().filter(rule -> !rule.result().holds()).toList();
    }
}
