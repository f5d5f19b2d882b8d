package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes and drops the database side of a tenant. */
@ApplicationScoped
public class TenantSchemas {

    @Inject private ControlSql control;

    /** Role, schema and every table; what is there already stays. */
    public void create(TenantId tenant) {
        control.runAsOwner(c -> createEmpty(c, tenant, Installation.current().appRole()));
        try {
            String version = Migrations.ofServer().tenant(tenant);
            control.runAsOwner(c -> Registry.setSchemaVersion(c, tenant, version));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The role, which the login role can take on but does not inherit, and the empty schema. */
    static void createEmpty(Connection connection, TenantId tenant, String appRole)
            throws SQLException {
        String schema = tenant.schema();
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, schema)) {
                statement.execute("create role " + schema + " nologin noinherit");
            }
            statement.execute(
                    "grant %s to %s with inherit false, set true".formatted(schema, appRole));
            statement.execute("create schema if not exists " + schema);
            statement.execute("grant usage on schema " + schema + " to " + schema);
            statement.execute("grant usage on schema control to " + schema);
            statement.execute("grant execute on function control.ring(timestamptz) to " + schema);
        }
    }

    /** Takes everything away, as far as it is there. Only for tenants that never were ready. */
    public void drop(TenantId tenant) {
        control.runAsOwner(c -> drop(c, tenant));
    }

    static void drop(Connection connection, TenantId tenant) throws SQLException {
        String schema = tenant.schema();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
            if (exists(connection, schema)) {
                statement.execute("revoke all on schema control from " + schema);
                statement.execute(
                        "revoke all on function control.ring(timestamptz) from " + schema);
                statement.execute("drop role " + schema);
            }
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            select.setString(1, role);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
