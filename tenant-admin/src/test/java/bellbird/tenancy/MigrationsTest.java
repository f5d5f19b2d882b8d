package bellbird.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TenantId;
import bellbird.testing.Installed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
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

    /** A migration that is done twice leaves an index too many, or fails for ever. */
    @Test
    void a_schema_is_whole_again_wherever_the_line_to_the_database_breaks() throws SQLException {
        new Migrations(database.source("bellbird_owner"), "bellbird_app").control();
        BreakingSource calm = line(0, false);
        String whole = made(new TenantId("undisturbd"), calm);
        int commits = calm.commits();
        assertThat(whole).contains("job_finished_at_idx");
        assertThat(commits).isPositive();
        for (int commit = 1; commit <= commits; commit++) {
            for (boolean after : new boolean[] {false, true}) {
                TenantId tenant =
                        new TenantId("broken%02d%s".formatted(commit, after ? "af" : "be"));
                BreakingSource line = line(commit, after);
                try {
                    made(tenant, line);
                } catch (RuntimeException noticed) {
                    assertThat(noticed)
                            .isInstanceOfAny(FlywayException.class, IllegalStateException.class);
                }
                assertThat(line.commits()).isGreaterThanOrEqualTo(commit);
                assertThat(made(tenant, line(0, false)))
                        .as("broken at commit " + commit + (after ? ", after it" : ", before it"))
                        .isEqualTo(whole);
            }
        }
    }

    private BreakingSource line(int at, boolean after) {
        return new BreakingSource(database.url(), "bellbird_owner", at, after);
    }

    /** What is in the schema after it has been brought to the newest version. */
    private String made(TenantId tenant, DataSource source) throws SQLException {
        try (Connection owner = database.as("bellbird_owner");
                Statement statement = owner.createStatement()) {
            try (ResultSet there =
                    statement.executeQuery(
                            "select 1 from pg_namespace where nspname = '%s'"
                                    .formatted(tenant.schema()))) {
                if (!there.next()) {
                    TenantSchemas.createEmpty(owner, tenant, "bellbird_app");
                }
            }
            new Migrations(source, "bellbird_app", "db/tenant").tenant(tenant);
            try (ResultSet all =
                    statement.executeQuery(
                            "select string_agg(relname || ' ' || relkind::text, ', ' order by relname) from pg_class where relnamespace = '%s'::regnamespace"
                                    .formatted(tenant.schema()))) {
                all.next();
                return all.getString(1);
            }
        }
    }

    private Migrations migrations(String... locations) {
        return new Migrations(database.source("bellbird_owner"), "bellbird_app", locations);
    }
}
