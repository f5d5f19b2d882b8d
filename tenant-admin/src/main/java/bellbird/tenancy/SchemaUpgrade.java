package bellbird.tenancy;

import bellbird.kernel.secret.SealedColumns;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.sql.SQLException;

/**
 * At start-up brings the control schema to this build's version, and the schemas of those tenants
 * that are behind; a tenant that is up to date is not visited. Then secrets follow a changed key.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaUpgrade {

    private static final Logger LOG = System.getLogger(SchemaUpgrade.class.getName());

    @Inject private ControlSql control;
    @Inject @Any private Instance<SealedColumns> secrets;

    @PostConstruct
    void upgrade() {
        try {
            Migrations migrations = Migrations.ofServer();
            migrations.control();
            SchemaComparison.prepare(control, migrations);
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
            new SecretUpgrade(control, InstallationSecrets.ring(), secrets).run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
