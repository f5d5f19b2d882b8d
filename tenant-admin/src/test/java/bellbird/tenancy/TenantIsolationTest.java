package bellbird.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks T8 and T11 on the database itself, where no other code can help. */
class TenantIsolationTest {

    private static TestTenants tenants;
    private static TenantId ash;
    private static TenantId birch;

    @BeforeAll
    static void twoTenants() throws SQLException {
        tenants = new TestTenants();
        ash = tenants.create("ash0000001", "ash");
        birch = tenants.create("birch00001", "birch");
    }

    @Test
    void a_tenant_reads_and_writes_its_own_tables() throws SQLException {
        try (Connection connection = tenants.open(ash);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant_clock (now) values (now())");
            assertThat(statement.executeQuery("select * from tenant_clock").next()).isTrue();
            connection.rollback();
        }
    }

    @Test
    void every_table_of_every_other_schema_refuses_the_tenant() throws SQLException {
        List<String> tried = new ArrayList<>();
        for (String table : tablesOutside(ash)) {
            for (String attack :
                    List.of(
                            "select * from " + table,
                            "insert into " + table + " default values",
                            "delete from " + table,
                            "lock table " + table + " in access exclusive mode",
                            "drop table " + table)) {
                tried.add(table);
                assertThatThrownBy(() -> runAs(ash, attack))
                        .as(attack)
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
        }
        assertThat(tried)
                .contains(birch.schema() + ".job", "control.tenant", "control.realm_client")
                .hasSizeGreaterThan(75);
    }

    @Test
    void a_tenant_makes_no_tables_not_even_temporary_ones() {
        assertRefused("create table x (id int)");
        assertRefused("create temporary table x (id int)");
        assertRefused("create schema x");
        assertRefused("create table public.x (id int)");
    }

    @Test
    void what_must_not_change_cannot_be_changed() {
        assertRefused("update audit_entry set action = ''");
        assertRefused("delete from audit_entry");
        assertRefused("delete from job");
        assertRefused("delete from outbox");
        assertRefused("delete from invitation");
        assertRefused("truncate mail");
    }

    @Test
    void a_tenant_rings_the_bell_only_for_itself() throws SQLException {
        runAs(birch, "select control.ring(now())");
        try (Connection owner = tenants.database().as("bellbird_owner");
                ResultSet row =
                        owner.createStatement()
                                .executeQuery("select distinct tenant from control.due")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(birch.code());
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void the_login_role_without_a_tenant_reads_nothing_of_any() throws SQLException {
        try (Connection connection = tenants.database().as("bellbird_app");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from " + ash.schema() + ".job"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select * from control.realm_client"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select control.ring(now())"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select * from job"))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_connection_carries_nothing_after_commit_rollback_error_or_timeout() throws SQLException {
        try (Connection connection = tenants.database().as("bellbird_app")) {
            connection.setAutoCommit(false);
            String bare = state(connection);
            connection.commit();
            for (String end : List.of("commit", "rollback", "error", "timeout", "duplicate")) {
                TenantConnections.enter(connection, ash);
                assertThat(state(connection)).startsWith(ash.schema() + "|" + ash.schema());
                finish(connection, end);
                assertThat(state(connection)).as(end).isEqualTo(bare);
                connection.rollback();
            }
        }
    }

    @Test
    void a_fresh_tenant_has_the_newest_version() throws SQLException {
        TenantId cedar = tenants.create("cedar00001", "cedar");
        assertThat(tenants.migrations().newest())
                .isEqualTo(tenants.migrations().tenant(cedar))
                .isNotEmpty();
    }

    private static void finish(Connection connection, String end) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            switch (end) {
                case "commit" -> connection.commit();
                case "rollback" -> connection.rollback();
                case "error" -> {
                    assertThatThrownBy(() -> statement.execute("select 1 / 0"))
                            .isInstanceOf(SQLException.class);
                    connection.rollback();
                }
                case "timeout" -> {
                    statement.execute("set local statement_timeout = 20");
                    assertThatThrownBy(() -> statement.execute("select pg_sleep(5)"))
                            .hasMessageContaining("timeout");
                    connection.rollback();
                }
                default -> {
                    statement.execute("insert into tenant_clock (now) values (now())");
                    assertThatThrownBy(
                                    () ->
                                            statement.execute(
                                                    "insert into tenant_clock (now)"
                                                            + " values (now())"))
                            .hasMessageContaining("duplicate");
                    connection.rollback();
                }
            }
        }
    }

    private static String state(Connection connection) throws SQLException {
        try (ResultSet row =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select current_user, current_setting('search_path'),
                                       current_setting('statement_timeout')""")) {
            row.next();
            return row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3);
        }
    }

    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> runAs(ash, sql)).as(sql).hasMessageContaining("permission denied");
    }

    private static void runAs(TenantId tenant, String sql) throws SQLException {
        try (Connection connection = tenants.open(tenant);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private static List<String> tablesOutside(TenantId tenant) throws SQLException {
        try (Connection owner = tenants.database().as("postgres");
                PreparedStatement select =
                        owner.prepareStatement(
                                """
                                select schemaname || '.' || tablename from pg_tables
                                 where schemaname not in (?, 'pg_catalog', 'information_schema')
                                 order by 1""")) {
            select.setString(1, tenant.schema());
            try (ResultSet row = select.executeQuery()) {
                List<String> tables = new ArrayList<>();
                while (row.next()) {
                    tables.add(row.getString(1));
                }
                return tables;
            }
        }
    }
}
