package bellbird.tenancy;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.sql.SQLException;

/**
 * At start-up brings the control schema to this build's version, and the schemas of those tenants
 * that are behind; a tenant that is up to date is not visited.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaUpgrade {

    private static final Logger LOG = System.getLogger(SchemaUpgrade.class.getName());

    @Inject private ControlSql control;

    @PostConstruct
    void upgrade() {
        try {
            Migrations migrations = Migrations.ofServer();
            migrations.control();
            String newest = migrations.newest();
            for (TenantEntry tenant : control.asLogin(Registry::all)) {
                if (tenant.state() == TenantEntry.State.READY
                        && !tenant.schemaVersion().equals(newest)) {
                    String version = migrations.tenant(tenant.profile().id());
                    control.runAsOwner(
                            c -> Registry.setSchemaVersion(c, tenant.profile().id(), version));
                    LOG.log(
                            Logger.Level.INFO,
                            "upgraded tenant {0} to {1}",
                            tenant.profile().id(),
                            version);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
