package bellbird.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A rule breaks behind the product's back. The night finds it; owner and operations are told; both
 * pages and the metrics show it; when it is mended, they say so.
 */
@ExtendWith(Invariants.class)
class BrokenRuleIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SHORT_NAME = "larkspur";
    private static final String OWNER = "owner@larkspur.example";
    private static final String PLATFORM = "platform@bellbird.example";
    private static final String PASSWORD = "bellbird-demo-password";

    private final LocalStack stack = RunningStack.get();
    private String schema = "";

    @BeforeEach
    void a_mail_is_lost() throws SQLException {
        schema = one("select 't_' || code from control.tenant where short_name = 'larkspur'");
        execute(
                """
                insert into %s.mail (id, key, recipient, language, template, parameters, action_url,
                  queued_at) values (gen_random_uuid(), 'lost', 'wren@larkspur.example', 'en', 'bill',
                  '{}', '', now())""");
    }

    @AfterEach
    void it_is_found_again() throws SQLException {
        execute("delete from %s.mail where key = 'lost'");
    }

    @Test
    void the_night_finds_it_and_everybody_concerned_sees_it() throws Exception {
        itIsNight();
        for (String reader : new String[] {OWNER, LocalStack.ALARM_EMAIL}) {
            assertThat(
                            stack.mails()
                                    .await(
                                            reader,
                                            letter -> letter.subject().contains("broken"),
                                            PATIENCE)
                                    .subject())
                    .contains("I15");
        }
        assertThat(metrics("Bearer " + LocalStack.METRICS_TOKEN).body())
                .contains(
                        "bellbird_invariant_violations{rule=\"I15\",tenant=\"%s\"} 1.0"
                                .formatted(code()))
                .contains(
                        "bellbird_invariant_violations{rule=\"SCHEMA\",tenant=\"%s\"} 0.0"
                                .formatted(code()))
                .contains("bellbird_jobs_parked{tenant=\"%s\"}".formatted(code()))
                .contains("bellbird_tenants{state=\"READY\"}")
                .doesNotContain(SHORT_NAME);
        assertThat(metrics("Bearer guessed").statusCode()).isEqualTo(401);

        try (Chromium chromium = new Chromium();
                Visitor owner = chromium.visitor();
                Visitor platform = chromium.visitor()) {
            owner.open(stack.tenantUrl(SHORT_NAME) + "/operator/health")
                    .signIn(OWNER, PASSWORD)
                    .sees("1 broken")
                    .sees("neither sent nor waiting nor failed");
            platform.open(stack.publicUrl() + "/platform/invariants")
                    .signIn(PLATFORM, PASSWORD)
                    .sees("I15: 1")
                    .press("Look at rows")
                    .sees("neither sent nor waiting nor failed");
            it_is_found_again();
            owner.press("Check again").sees("All hold");
            owner.open(
                            stack.tenantUrl(SHORT_NAME)
                                    + "/operator/audit-trail?who=Pia%20Platform&what=invariant")
                    .sees("read broken rules");
        }
    }

    /** The database takes none of these rows as long as its keys and checks are there. */
    @Test
    void rows_nobody_could_write_are_shown_where_they_break_a_rule_of_money() throws SQLException {
        String bucket =
                one(
                        "select id from %s.allowance_bucket where remaining > 0 order by id limit 1"
                                .formatted(schema));
        assertThatThrownBy(() -> execute(RUN_TWICE)).hasMessageContaining("duplicate key");
        execute("alter table %s.bill_run drop constraint bill_run_once");
        try (Chromium chromium = new Chromium();
                Visitor owner = chromium.visitor()) {
            execute(RUN_TWICE);
            execute(PAID_BY_NOBODY);
            execute(EVENT_FORGOTTEN);
            execute(
                    "update %s.allowance_bucket set consumed = consumed + 1, remaining = remaining - 1 where id = '"
                            + bucket
                            + "'");
            owner.open(stack.tenantUrl(SHORT_NAME) + "/operator/health")
                    .signIn(OWNER, PASSWORD)
                    .press("Check again")
                    .sees("6 broken")
                    .sees("(run,")
                    .sees("succeeded attempt without its payment")
                    .sees("(stripe,evt_planted,")
                    .sees("(" + bucket + ",")
                    .sees("bill_run_once");
            mend();
            it_is_found_again();
            owner.press("Check again").sees("All hold");
        } finally {
            mend();
        }
    }

    private void mend() throws SQLException {
        execute("delete from %s.bill_run where id = '00000000-0000-0000-0000-00000000fade'");
        execute(
                """
                do $$ begin
                  alter table %s.bill_run add constraint bill_run_once
                    unique nulls not distinct
                      (cycle_day, period_from, account_id, kind, occurrence, cycle_frequency, cycle_phase);
                exception when duplicate_table or duplicate_object then null; end $$""");
        execute("delete from %s.payment_attempt where id = '00000000-0000-0000-0000-00000000fade'");
        execute("delete from %s.payment_event where event_id = 'evt_planted'");
        execute(
                """
                update %1$s.allowance_bucket b set consumed = c.quantity, remaining = granted - expired - c.quantity
                  from (select k.id, coalesce(sum(x.quantity), 0) as quantity
                          from %1$s.allowance_bucket k
                          left join %1$s.allowance_consumption x on x.bucket_id = k.id group by k.id) c
                 where c.id = b.id and b.consumed <> c.quantity""");
    }

    private static final String RUN_TWICE =
            """
            insert into %1$s.bill_run
            select '00000000-0000-0000-0000-00000000fade', cycle_day, period_from, period_to, state,
                   started_at, finished_at
              from %1$s.bill_run order by period_from limit 1""";

    private static final String PAID_BY_NOBODY =
            """
            insert into %1$s.payment_attempt (id, bill_id, account_id, provider, amount_minor,
                                              currency, state, created_at, updated_at)
            select '00000000-0000-0000-0000-00000000fade', b.id, b.account_id, 'stripe',
                   b.total_minor, b.currency, 'SUCCEEDED', now(), now()
              from %1$s.customer_bill b
             where not exists (select 1 from %1$s.payment_attempt a where a.bill_id = b.id)
             order by b.id limit 1""";

    private static final String EVENT_FORGOTTEN =
            """
            insert into %s.payment_event (provider, event_id, type, payload, received_at)
            values ('stripe', 'evt_planted', 'checkout.session.completed', '{}',
                    now() - interval '2 hours')""";

    /** The check as the night's timer schedules it. */
    private void itIsNight() throws SQLException {
        execute(
                """
                insert into %s.job (id, kind, key, payload, business, due_at, state, created_at)
                values (gen_random_uuid(), 'check-invariants', 'a night ' || now(), '{}', false, now(),
                  'WAITING', now())""");
        execute("insert into control.due (tenant, due_at) values (substr('%s', 3), now())");
    }

    private HttpResponse<String> metrics(String authorization)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stack.publicUrl() + "/metrics"))
                                .header("Authorization", authorization)
                                .build(),
                        BodyHandlers.ofString());
    }

    private String code() {
        return schema.substring(2);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = stack.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(schema));
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = stack.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
