package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes and drops the database side of a tenant. */
@ApplicationScoped
public class TenantSchemas {

    /** What a tenant may call outside its schema. */
    private static final List<String> OF_CONTROL =
            List.of(
                    "control.ring(timestamptz)",
                    "control.report(text[], double precision[], timestamptz)");

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
        createBare(connection, tenant);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "grant %s to %s with inherit false, set true".formatted(schema, appRole));
            statement.execute("grant usage on schema control to " + schema);
            for (String function : OF_CONTROL) {
                statement.execute("grant execute on function " + function + " to " + schema);
            }
        }
    }

    /** Role and empty schema, which nobody can take on and which reaches nothing else. */
    static void createBare(Connection connection, TenantId tenant) throws SQLException {
        String schema = tenant.schema();
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, schema)) {
                statement.execute("create role " + schema + " nologin noinherit");
            }
            statement.execute("create schema if not exists " + schema);
            statement.execute("grant usage on schema " + schema + " to " + schema);
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
                for (String function : OF_CONTROL) {
                    statement.execute("revoke all on function " + function + " from " + schema);
                }
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
