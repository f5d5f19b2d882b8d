package bellbird.identity;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The tenant's staff, with their roles. Nobody changes or removes themselves, so an owner is always
 * left. What a member was signed in with ends at once; an access token already given lives on for
 * its few minutes.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SUPPORT_AGENT})
public class People {

    private static final Set<String> STAFF_ROLES =
            Set.of(Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SUPPORT_AGENT);

    /**
     * @param role as {@link Roles} names it
     * @param since when the sign-in was made
     */
    public record Member(String subject, String email, String name, String role, Instant since) {}

    @Inject private TenantSql sql;
    @Inject private TenantProfiles tenants;
    @Inject private Realms realms;
    @Inject private AuditTrail audit;
    @Inject private Caller caller;
    @Inject private Clock clock;

    /** Everybody but subscribers, by address. */
    public List<Member> staff() {
        return sql.call(SignInTable::staff);
    }

    /**
     * Gives a colleague another role.
     *
     * @throws BellbirdException of kind USER for a role that is none, CONFLICT for oneself,
     *     NOT_FOUND for somebody who does not work here
     */
    @RolesAllowed(Roles.OWNER)
    public void changeRole(String subject, String role) {
        requireStaffRole(role);
        Member member = colleague(subject);
        if (member.role().equals(role)) {
            return;
        }
        sql.run(c -> SignInTable.changeRole(c, subject, role));
        realms.changeRole(tenants.current().shortName(), subject, member.role(), role);
        audit.record("change role", "sign-in", member.email(), member.role(), role);
    }

    /**
     * Takes a colleague's access away; they can be invited again.
     *
     * @throws BellbirdException of kind CONFLICT for oneself, NOT_FOUND for somebody who does not
     *     work here
     */
    @RolesAllowed(Roles.OWNER)
    public void remove(String subject) {
        Member member = colleague(subject);
        sql.run(c -> SignInTable.end(c, subject, clock.instant()));
        realms.remove(tenants.current().shortName(), subject);
        audit.record("remove access", "sign-in", member.email(), member.role(), null);
    }

    private Member colleague(String subject) {
        if (subject.equals(caller.subject())) {
            throw BellbirdException.conflict("error.people.self");
        }
        return staff().stream()
                .filter(member -> member.subject().equals(subject))
                .findFirst()
                .orElseThrow(BellbirdException::notFound);
    }

    static void requireStaffRole(String role) {
        if (!STAFF_ROLES.contains(role)) {
            throw BellbirdException.user("role", "error.invitation.role");
        }
    }
}
