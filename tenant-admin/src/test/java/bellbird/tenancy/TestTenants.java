package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.testing.Installed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** Tenants in a database of the tests, made as the product makes them. */
public final class TestTenants {

    private final Installed database = Installed.fresh();
    private final Migrations migrations =
            new Migrations(database.source("bellbird_owner"), "bellbird_app", "db/tenant");

    public TestTenants() {
        migrations.control();
    }

    public Installed database() {
        return database;
    }

    public ControlSql control() {
        return new TestControl(database);
    }

    /** A tenant with all tables of this module. */
    public TenantId create(String code, String shortName) throws SQLException {
        TenantId tenant = new TenantId(code);
        try (Connection owner = database.as("bellbird_owner")) {
            Registry.register(owner, profile(tenant, shortName));
            TenantSchemas.createEmpty(owner, tenant, "bellbird_app");
            migrations.tenant(tenant);
        }
        return tenant;
    }

    public static TenantProfile profile(TenantId tenant, String shortName) {
        return new TenantProfile(
                tenant,
                shortName,
                shortName,
                "DE",
                Currency.getInstance("EUR"),
                ZoneId.of("Europe/Berlin"),
                Locale.GERMAN,
                true);
    }

    /** A transaction of the tenant, as the connection provider opens it; not yet committed. */
    public Connection open(TenantId tenant) throws SQLException {
        Connection connection = database.as("bellbird_app");
        connection.setAutoCommit(false);
        TenantConnections.enter(connection, tenant);
        return connection;
    }

    public Migrations migrations() {
        return migrations;
    }

    private static final class TestControl extends ControlSql {
        private final Installed database;

        TestControl(Installed database) {
            this.database = database;
        }

        @Override
        public <T> T asLogin(SqlWork<T> work) {
            return on("bellbird_app", work);
        }

        @Override
        public <T> T asOwner(SqlWork<T> work) {
            return on("bellbird_owner", work);
        }

        private <T> T on(String user, SqlWork<T> work) {
            try (Connection connection = database.as(user)) {
                connection.setAutoCommit(false);
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
