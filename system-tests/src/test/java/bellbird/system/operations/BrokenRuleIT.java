package bellbird.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

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
