package bellbird.portal.demo;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.provisioning.DemoLogins;
import bellbird.tenancy.Installation;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Whether the demo's months are still being played; staff should not move the clock meanwhile. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SUPPORT_AGENT})
public class DemoProgress {

    @Inject private TenantSql sql;
    @Inject private TenantProfiles tenants;

    public boolean playing() {
        return Installation.current().demo()
                && tenants.current().shortName().equals(DemoLogins.TENANT)
                && sql.call(
                        connection -> {
                            try (PreparedStatement query =
                                    connection.prepareStatement(
                                            "select 1 from job where kind = ?"
                                                    + " and state in ('WAITING', 'RUNNING')")) {
                                query.setString(1, DemoMonth.KIND);
                                try (ResultSet row = query.executeQuery()) {
                                    return row.next();
                                }
                            }
                        });
    }
}
