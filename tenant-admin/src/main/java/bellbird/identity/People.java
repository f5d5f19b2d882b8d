package bellbird.identity;

import bellbird.kernel.security.Roles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The tenant's staff, with their roles. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SUPPORT_AGENT})
public class People {

    /**
     * @param role as {@link Roles} names it
     * @param since when the sign-in was made
     */
    public record Member(String subject, String email, String name, String role, Instant since) {}

    @Inject private TenantSql sql;

    /** Everybody but subscribers, by address. */
    public List<Member> staff() {
        return sql.call(SignInTable::staff);
    }
}
