package bellbird.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database enforces in one tenant is what the migrations made it enforce. */
class SchemaComparisonTest {

    private static final TestTenants TENANTS = new TestTenants();
    private static TenantId robin = new TenantId("robin00000");

    @BeforeAll
    static void a_tenant_and_the_reference() throws SQLException {
        robin = TENANTS.create("robin00000", "robin");
        SchemaComparison.prepare(TENANTS.control(), TENANTS.migrations());
    }

    @Test
    void a_tenant_as_it_was_made_has_no_difference() throws SQLException {
        try (Connection tenant = TENANTS.open(robin)) {
            assertThat(SchemaComparison.differences(tenant, robin)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop trigger job_token_rises on job",
                "alter table job disable trigger job_token_rises",
                "alter table job drop constraint job_kind_key_key",
                "alter table tax_rate drop constraint tax_rate_daterange_excl",
                "alter table mail drop constraint mail_recipient_check",
                "alter table mail alter key drop not null",
                "alter table mail_attachment drop constraint mail_attachment_mail_id_fkey",
                "drop index audit_entry_happened_at_idx",
                "grant update on audit_entry to t_robin00000",
                "grant delete on audit_entry to t_robin00000",
                "grant select on mail to public",
                "revoke insert on audit_entry from t_robin00000",
                "create table shadow (id integer)",
                "alter table outbox add hidden text",
                "create or replace view inv_i15 as select id as mail_id, key, '' as fault from mail where false",
                "create or replace function check_job_token() returns trigger language plpgsql as 'begin return new; end'"
            })
    void a_change_behind_the_migrations_is_seen(String change) throws SQLException {
        try (Connection owner = TENANTS.database().as("bellbird_owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("set local search_path to t_robin00000, extensions");
            statement.execute(change);
            List<String> differences = SchemaComparison.differences(owner, robin);
            assertThat(differences).isNotEmpty();
            owner.rollback();
        }
    }

    private static final String CALLS =
            """
            create table %1$s.call (id integer, at timestamptz not null, primary key (id, at))
                   partition by range (at);
            create table %1$s.call_2026_10 partition of %1$s.call for values from ('2026-10-01Z') to ('2026-11-01Z');
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant select on t_robin00000.call_2026_11 to t_robin00000",
                "alter table t_robin00000.call_2026_11 add check (id > 0)",
                "alter table t_robin00000.call detach partition t_robin00000.call_2026_11"
            })
    void a_tenant_has_months_of_its_own_and_each_is_like_any_other(String change)
            throws SQLException {
        try (Connection owner = TENANTS.database().as("bellbird_owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(CALLS.formatted("t_reference0"));
            statement.execute(CALLS.formatted("t_robin00000"));
            statement.execute(
                    "create table t_robin00000.call_2026_11 partition of t_robin00000.call"
                            + " for values from ('2026-11-01Z') to ('2026-12-01Z');"
                            + change);
            assertThat(SchemaComparison.differences(owner, robin).isEmpty())
                    .isEqualTo(change.isEmpty());
            owner.rollback();
        }
    }

    @Test
    void nobody_can_take_on_the_reference() throws SQLException {
        try (Connection app = TENANTS.database().as("bellbird_app");
                Statement statement = app.createStatement()) {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowableOfType(
                                            SQLException.class,
                                            () -> statement.execute("set role t_reference0"))
                                    .getSQLState())
                    .isEqualTo("42501");
        }
    }
}
