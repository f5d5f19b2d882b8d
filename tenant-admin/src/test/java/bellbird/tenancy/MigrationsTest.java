package bellbird.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TenantId;
import bellbird.testing.Installed;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** An operator of last year gets what this year's build brings. */
class MigrationsTest {

    private static final TenantId OPERATOR = new TenantId("yesteryear");

    private final Installed database = Installed.fresh();

    @Test
    void a_new_migration_with_a_lower_number_is_noticed_and_applied() throws SQLException {
        Migrations shipped = migrations("db/uneven/shipped");
        Migrations today = migrations("db/uneven/shipped", "db/uneven/added");
        new Migrations(database.source("bellbird_owner"), "bellbird_app").control();
        try (Connection owner = database.as("bellbird_owner")) {
            TenantSchemas.createEmpty(owner, OPERATOR, "bellbird_app");
        }

        assertThat(shipped.tenant(OPERATOR)).isEqualTo("3.0/1");
        assertThat(today.tenant(OPERATOR)).isEqualTo("3.0/2");
    }

    private Migrations migrations(String... locations) {
        return new Migrations(database.source("bellbird_owner"), "bellbird_app", locations);
    }
}
