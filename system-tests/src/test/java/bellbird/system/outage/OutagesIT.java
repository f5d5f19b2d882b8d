package bellbird.system.outage;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import com.microsoft.playwright.Response;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Database, sign-in and mail go away in the middle of the work. Pages and programs are told so at
 * once and in clear words; when all is back, everything goes on without a person and nothing has
 * happened twice.
 */
@Tag("deep")
@ExtendWith(Invariants.class)
class OutagesIT {

    private static final String OPERATOR = "larkspur";
    private static final String OWNER = "owner@larkspur.example";
    private static final String PASSWORD = "bellbird-demo-password";
    private static final String DATABASE_AWAY = "database does not answer";
    private static final String RENDERING =
            "select state || ' ' || attempts || ' ' || coalesce(substring(reason from 'No space left'), '')"
                    + " from %s.job where kind = 'render-bill' and key = '%s'";
    private static final int UNAVAILABLE = 503;
    private static final int OK = 200;

    private static Chromium chromium;

    private final LocalStack stack = RunningStack.get();
    private final Operations program = new Operations(stack, OPERATOR);

    @BeforeAll
    static void open_a_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close_it() {
        chromium.close();
    }

    /** The next test, of whatever class, meets a stack that is well. */
    @AfterEach
    void all_is_back() {
        program.awaitAllWell();
    }

    @Test
    void while_the_database_restarts_all_are_told_at_once_and_then_all_goes_on() throws Exception {
        try (Visitor owner = signedIn()) {
            owner.open(page("/operator/customers")).sees("New customer");
            String before = program.handIn("before-restart");
            stack.stopDatabase();
            try {
                assertThat(program.health("/ready")).contains("503", "database DOWN");
                assertThat(program.health("/live")).contains("200");
                HttpResponse<String> answer = program.get("/api/v1/customers");
                assertThat(answer.statusCode()).isEqualTo(UNAVAILABLE);
                assertThat(answer.body()).contains("Not available just now").doesNotContain("SQL");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(program.post("/webhooks/stripe", "{}").statusCode())
                        .as("so that the provider sends it again")
                        .isEqualTo(UNAVAILABLE);
                assertThat(open(owner, "/operator/bills").status()).isEqualTo(UNAVAILABLE);
                owner.sees(DATABASE_AWAY);
                owner.photograph(Path.of("target/last-seen/database-away.png"));
            } finally {
                stack.startDatabase();
            }
            Operations.await(() -> program.get("/api/v1/customers").statusCode() == OK);
            owner.open(page("/operator/customers")).sees("New customer");
            program.awaitDone(before);
            program.awaitDone(program.handIn("after-restart"));
            assertThat(
                            number(
                                    "select count(*) from %s.set_aside_record where record_key in"
                                            + " ('before-restart', 'after-restart')"))
                    .as("each record once")
                    .isEqualTo(2);
        }
    }

    @Test
    void without_sign_in_whoever_is_in_goes_on_and_the_login_page_says_so() throws Exception {
        try (Visitor owner = signedIn();
                Visitor stranger = chromium.visitor()) {
            owner.open(page("/operator/customers")).sees("New customer");
            stack.stopSignIn();
            try {
                assertThat(open(stranger, "/operator").status()).isEqualTo(UNAVAILABLE);
                stranger.sees("Signing in is not possible just now");
                assertThat(program.health("/ready")).contains("503", "sign-in DOWN", "database UP");
                assertThat(program.health("/live")).contains("200");
                stranger.photograph(Path.of("target/last-seen/sign-in-away.png"));
                owner.open(page("/operator/customers")).sees("New customer");
                program.awaitDone(program.handIn("no-sign-in"));
            } finally {
                stack.startSignIn();
            }
            stranger.open(page("/operator")).signIn(OWNER, PASSWORD).sees("Customers");
        }
    }

    @Test
    void while_mail_is_away_mails_wait_and_are_sent_once() throws Exception {
        String colleague = "colleague@larkspur.example";
        try (Visitor owner = signedIn()) {
            stack.stopMail();
            try {
                owner.open(page("/operator/settings/people"))
                        .press("Invite a colleague")
                        .type("Full name", "Cole Ague")
                        .type("E-mail", colleague)
                        .choose("Role", "Support agent")
                        .pressInDialog("Send invitation")
                        .sees("An invitation is on its way");
                Operations.await(() -> waitingMails() > 0);
            } finally {
                stack.startMail();
            }
        }
        stack.mails().await(colleague, mail -> true, Duration.ofMinutes(2));
        Operations.await(() -> waitingMails() == 0);
        assertThat(stack.mails().to(colleague)).extracting(ReceivedMail::subject).hasSize(1);
    }

    /**
     * Documents are in the database (decision 0004), so its disk is theirs: PostgreSQL refuses with
     * 53100. A bill that has to be drawn again stands for a new one, because its bytes are known.
     */
    @Test
    void while_the_disk_is_full_documents_wait_and_are_stored_once() throws Exception {
        String bill = text("select bill_id::text from %s.bill_file order by 1 limit 1");
        String before = text("select sha256 from %s.bill_file where bill_id = '" + bill + "'");
        execute(
                """
                create function %1$s.disk_full() returns trigger language plpgsql as $$
                begin raise exception 'No space left on device' using errcode = '53100'; end $$""",
                "create trigger disk_full before insert on %1$s.bill_file"
                        + " execute function %1$s.disk_full()",
                "create trigger disk_full before insert on %1$s.usage_file_content"
                        + " execute function %1$s.disk_full()");
        try {
            HttpResponse<String> refused = program.post("/api/v1/usage-files?name=full", "a,b");
            assertThat(refused.statusCode()).isEqualTo(UNAVAILABLE);
            assertThat(number("select count(*) from %s.usage_file where file_name = 'full'"))
                    .as("nothing is registered without its content")
                    .isZero();
            execute(
                    "delete from %1$s.bill_file where bill_id = '" + bill + "'",
                    "update %1$s.job set state = 'WAITING', attempts = 0, reason = ''"
                            + " where kind = 'render-bill' and key = '"
                            + bill
                            + "'",
                    "insert into control.due (tenant, due_at) values (substr('%1$s', 3), now())");
            Operations.await(
                    () -> text(RENDERING.formatted("%s", bill)).equals("WAITING 0 No space left"));
        } finally {
            execute(
                    "drop trigger disk_full on %1$s.bill_file",
                    "drop trigger disk_full on %1$s.usage_file_content",
                    "drop function %1$s.disk_full()");
        }
        Operations.await(() -> text(RENDERING.formatted("%s", bill)).startsWith("DONE"));
        assertThat(
                        text(
                                "select string_agg(sha256, ' ') from %s.bill_file where bill_id = '"
                                        + bill
                                        + "'"))
                .isEqualTo(before);
        program.awaitDone(program.handIn("after-full"));
    }

    /** Jobs of mails that failed and wait for another try. */
    private long waitingMails() {
        return number(
                "select count(*) from %s.job where kind = 'send-mail' and state = 'WAITING'"
                        + " and reason <> ''");
    }

    private Visitor signedIn() {
        Visitor visitor = chromium.visitor();
        visitor.open(page("/operator")).signIn(OWNER, PASSWORD);
        visitor.page().waitForURL("**/operator*");
        return visitor;
    }

    private Response open(Visitor visitor, String path) {
        return Objects.requireNonNull(visitor.page().navigate(page(path)));
    }

    private String page(String path) {
        return stack.tenantUrl(OPERATOR) + path;
    }

    private long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The only value of a query, in which {@code %s} is the operator's schema; empty for none. */
    private String text(String sql) {
        try (var connection = stack.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(schema()))) {
            String value = row.next() ? row.getString(1) : null;
            return value == null ? "" : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = stack.database();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.formatted(schema()));
            }
        }
    }

    private String schema() {
        return Operators.schemaOf(OPERATOR).orElseThrow();
    }
}
