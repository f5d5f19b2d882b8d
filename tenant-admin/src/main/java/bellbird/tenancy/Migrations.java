package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the control schema and the schemas of tenants to the newest version, as their owner. */
public final class Migrations {

    /** Does not change while the server runs. */
    private static volatile String newest = "";

    private final DataSource owner;
    private final String appRole;

    Migrations(DataSource owner, String appRole) {
        this.owner = owner;
        this.appRole = appRole;
    }

    /** With the server's own data source. */
    static Migrations ofServer() throws SQLException {
        return new Migrations(Databases.owner(), Installation.current().appRole());
    }

    public void control() {
        base("control", "db/control").placeholders(Map.of("app_role", appRole)).load().migrate();
    }

    /**
     * Makes or upgrades the tenant's schema, which must exist.
     *
     * @return its version now
     */
    public String tenant(TenantId tenant) {
        Flyway flyway = flyway(tenant.schema());
        flyway.migrate();
        MigrationInfo current = flyway.info().current();
        return current == null ? "" : String.valueOf(current.getVersion());
    }

    /** The newest version of a tenant's schema in this build. */
    public String newest() {
        String known = newest;
        if (known.isEmpty()) {
            MigrationInfo[] all = flyway("t_none").info().all();
            known = all.length == 0 ? "" : String.valueOf(all[all.length - 1].getVersion());
            newest = known;
        }
        return known;
    }

    private Flyway flyway(String schema) {
        return base(schema, "db/tenant").placeholders(Map.of("tenant_role", schema)).load();
    }

    private FluentConfiguration base(String schema, String location) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(schema.equals("control"))
                .callbacks(new ExtensionsInPath())
                .locations("classpath:" + location)
                .validateMigrationNaming(true);
    }
}
