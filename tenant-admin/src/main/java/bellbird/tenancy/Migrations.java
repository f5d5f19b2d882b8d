package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the control schema and the schemas of tenants to the newest version, as their owner.
 *
 * <p>Each module numbers its own migrations (V1 tenants, V2 billing, V3 care), so a new one of an
 * inner module comes after an older one with a higher number: migrations run out of order, and a
 * schema's version names how many it has beside the highest.
 *
 * <p>All that are due for a schema, and the record that they are done, are one transaction: they
 * are done at once or not at all. Flyway asks for a connection for each of the two; given one for
 * both, no end of the process comes between them.
 */
public final class Migrations {

    /** Does not change while the server runs. */
    private static volatile String newest = "";

    private final DataSource owner;
    private final String appRole;
    private final String[] tenantLocations;

    Migrations(DataSource owner, String appRole, String... tenantLocations) {
        this.owner = owner;
        this.appRole = appRole;
        this.tenantLocations = tenantLocations;
    }

    /** With the server's own data source. */
    static Migrations ofServer() throws SQLException {
        return new Migrations(Databases.owner(), Installation.current().appRole(), "db/tenant");
    }

    public void control() {
        migrate(
                base("control")
                        .locations("classpath:db/control")
                        .placeholders(Map.of("app_role", appRole)));
    }

    /**
     * Makes or upgrades the tenant's schema, which must exist.
     *
     * @return its version now
     */
    public String tenant(TenantId tenant) {
        return version(migrate(ofTenant(tenant.schema())));
    }

    private MigrationInfo[] migrate(FluentConfiguration configuration) {
        try (OneConnection connection = new OneConnection(owner)) {
            Flyway flyway = configuration.dataSource(connection).load();
            flyway.migrate();
            return flyway.info().applied();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The newest version of a tenant's schema in this build. */
    public String newest() {
        String known = newest;
        if (known.isEmpty()) {
            known = version(ofTenant("t_none").load().info().all());
            newest = known;
        }
        return known;
    }

    /** Such as {@code 3.0/5}: the highest of five migrations; empty if there is none. */
    private static String version(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(highest -> highest + "/" + migrations.length)
                .orElse("");
    }

    private FluentConfiguration ofTenant(String schema) {
        return base(schema)
                .locations(
                        Arrays.stream(tenantLocations)
                                .map(each -> "classpath:" + each)
                                .toArray(String[]::new))
                .placeholders(Map.of("tenant_role", schema))
                .outOfOrder(true);
    }

    private FluentConfiguration base(String schema) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .group(true)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(schema.equals("control"))
                .callbacks(new ExtensionsInPath())
                .validateMigrationNaming(true);
    }
}
