package bellbird.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.kernel.tenant.TenantId;
import bellbird.tenancy.Gauge;
import bellbird.tenancy.GaugeTable;
import bellbird.tenancy.Registry;
import bellbird.tenancy.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of jobs, mail and audit hold on good rows and see a row that was broken behind them. */
class PlumbingInvariantsTest {

    private static final TestTenants TENANTS = new TestTenants();
    private static final Instant NOW = Instant.parse("2026-11-22T02:17:00Z");
    private static TenantId robin = new TenantId("robin00000");

    @BeforeAll
    static void good_rows() throws SQLException {
        robin = TENANTS.create("robin00000", "robin");
        TENANTS.control().runAsOwner(c -> Registry.setReady(c, robin, NOW));
        try (Connection tenant = TENANTS.open(robin);
                Statement statement = tenant.createStatement()) {
            statement.execute(
                    """
                    insert into job (id, kind, key, payload, business, due_at, state, created_at,
                                     attempts, token, lease_until, finished_at) values
                    ('00000000-0000-0000-0000-000000000001', 'a', 'waits', '{}', false, now(),
                     'WAITING', now(), 0, 0, null, null),
                    ('00000000-0000-0000-0000-000000000002', 'a', 'runs', '{}', false, now(),
                     'RUNNING', now(), 1, 3, now(), null),
                    ('00000000-0000-0000-0000-000000000003', 'send-mail',
                     '00000000-0000-0000-0000-00000000000a', '{}', false, now(),
                     'DONE', now(), 1, 1, null, now())""");
            statement.execute(
                    """
                    insert into mail values ('00000000-0000-0000-0000-00000000000a', 'bill/1',
                      'wren@example.org', 'en', 'bill', '{}', '', now(), now())""");
            statement.execute(
                    """
                    insert into audit_entry (id, happened_at, subject_of, display_name, address,
                      action, noun, noun_id, request_tenant)
                    values (gen_random_uuid(), now(), 's', 'Sana', '-', 'a', 'b', 'c', 'robin00000')""");
            tenant.commit();
        }
    }

    @Test
    void all_hold_on_good_rows() throws SQLException {
        try (Connection tenant = TENANTS.open(robin)) {
            assertThat(new InvariantViews(tenant).check())
                    .extracting(InvariantResult::id, InvariantResult::violations)
                    .containsExactly(tuple("I12", 0L), tuple("I14", 0L), tuple("I15", 0L));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "I12 | update job set attempts = 4 where key = 'runs'",
                "I12 | update job set lease_until = null where key = 'runs'",
                "I12 | update job set state = 'DONE', finished_at = now() where key = 'runs'",
                "I12 | update job set state = 'PARKED', finished_at = now() where key = 'waits'",
                "I14 | update audit_entry set request_tenant = 'wren000000'",
                "I14 | update audit_entry set seen_tenant = 'wren000000'",
                "I15 | update mail set sent_at = null",
                "I15 | update mail set queued_at = sent_at + interval '1 second'",
                "I15 | delete from job where kind = 'send-mail'; update mail set sent_at = null"
            })
    void a_broken_row_is_seen(String rule, String how) throws SQLException {
        try (Connection owner = TENANTS.database().as("bellbird_owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("set local search_path to t_robin00000, extensions");
            statement.execute(how);
            assertThat(new InvariantViews(owner).check())
                    .filteredOn(result -> !result.holds())
                    .extracting(InvariantResult::id)
                    .containsExactly(rule);
            owner.rollback();
        }
    }

    @Test
    void a_token_never_falls() throws SQLException {
        assertThat(refusal("update job set token = 2 where key = 'runs'")).isEqualTo("23514");
    }

    @Test
    void what_was_audited_stays_as_it_was() throws SQLException {
        assertThat(refusal("update audit_entry set action = 'nothing'")).isEqualTo("42501");
        assertThat(refusal("delete from audit_entry")).isEqualTo("42501");
        assertThat(refusal("truncate audit_entry")).isEqualTo("42501");
        assertThat(refusal("drop table audit_entry")).isEqualTo("42501");
    }

    @Test
    void an_answer_is_kept_with_the_time_since_when_a_rule_is_broken() throws SQLException {
        try (Connection tenant = TENANTS.open(robin)) {
            InvariantResult bad = InvariantResult.of("I7", 2, List.of("(1)", "(2)"));
            InvariantResult good = InvariantResult.of("I7", 0, List.of());

            assertThat(ResultTable.keep(tenant, good, NOW)).isFalse();
            assertThat(ResultTable.keep(tenant, bad, NOW.plusSeconds(1))).isTrue();
            assertThat(ResultTable.keep(tenant, bad, NOW.plusSeconds(2))).isFalse();
            assertThat(ResultTable.all(tenant))
                    .containsExactly(new CheckedRule(bad, NOW.plusSeconds(2), NOW.plusSeconds(1)));
            assertThat(ResultTable.keep(tenant, good, NOW.plusSeconds(3))).isFalse();
            assertThat(ResultTable.keep(tenant, bad, NOW.plusSeconds(4))).isTrue();
            tenant.rollback();
        }
    }

    @Test
    void a_tenant_reports_of_itself_only_and_others_read_it_without_its_schema()
            throws SQLException {
        try (Connection tenant = TENANTS.open(robin);
                Statement statement = tenant.createStatement()) {
            statement.execute(
                    "select control.report('{invariant.I7}', '{2}', '2026-11-22 03:00:00+00')");
            tenant.commit();
        }
        List<Gauge> reported = TENANTS.control().asLogin(c -> GaugeTable.all(c, "invariant."));
        assertThat(reported)
                .extracting(Gauge::tenant, Gauge::name, Gauge::value)
                .containsExactly(tuple(robin, "invariant.I7", 2.0));
        List<TenantId> silent =
                TENANTS.control().asLogin(c -> GaugeTable.silent(c, "invariant.", NOW));
        assertThat(silent).isEmpty();
        try (Connection app = TENANTS.database().as("bellbird_app");
                Statement statement = app.createStatement()) {
            assertThat(
                            catchThrowableOfType(
                                            SQLException.class,
                                            () ->
                                                    statement.execute(
                                                            "select control.report('{a}', '{1}', now())"))
                                    .getSQLState())
                    .isEqualTo("42501");
        }
    }

    private static String refusal(String sql) throws SQLException {
        try (Connection tenant = TENANTS.open(robin);
                Statement statement = tenant.createStatement()) {
            return catchThrowableOfType(SQLException.class, () -> statement.execute(sql))
                    .getSQLState();
        }
    }
}
