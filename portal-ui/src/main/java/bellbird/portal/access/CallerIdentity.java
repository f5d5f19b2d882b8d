package bellbird.portal.access;

import bellbird.kernel.security.Roles;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.security.Principal;

/** Asks the container who is calling. */
@Stateless
@PermitAll
@DeclareRoles({
    Roles.OWNER,
    Roles.BILLING_CLERK,
    Roles.PRODUCT_MANAGER,
    Roles.SUPPORT_AGENT,
    Roles.SUBSCRIBER,
    Roles.SYSTEM,
    Roles.API,
    Roles.PLATFORM
})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CallerIdentity {

    @Resource private SessionContext context;

    public Principal principal() {
        return context.getCallerPrincipal();
    }

    public boolean isInRole(String role) {
        return context.isCallerInRole(role);
    }
}
