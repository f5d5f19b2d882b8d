package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.Http.Answer;
import bellbird.system.isolation.Window.Seen;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T10: sessions that were planted, shared, left open, or ended elsewhere. */
@ExtendWith(SignedIn.class)
class SessionsIT {

    private static final CaseList TRIED = new CaseList("T10-sessions");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SESSION = "JSESSIONID";

    private static Twins twins;
    private static Attackers attackers;

    @BeforeAll
    static void two_operators_are_alike(Attackers signedIn) {
        twins = Twins.get();
        attackers = signedIn;
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    @Test
    void a_session_that_was_there_before_the_sign_in_is_worth_nothing_after_it() {
        try (Window owner = attackers.stranger(twins.first())) {
            owner.open("/invite/open");
            String before = session(owner);
            signIn(owner, twins.first());
            TRIED.add("session of a guest page, then a sign-in");
            assertThat(session(owner)).isNotEqualTo(before);
            assertThat(opens(twins.first(), SESSION + "=" + before)).isFalse();
            assertThat(opens(twins.first(), SESSION + "=" + session(owner))).isTrue();
        }
    }

    @Test
    void a_planted_session_id_is_not_taken_over() {
        try (Window owner = attackers.stranger(twins.first())) {
            String planted = "plantedplantedplantedplanted";
            owner.page()
                    .context()
                    .addCookies(
                            List.of(new Cookie(SESSION, planted).setUrl(twins.first().url("/"))));
            signIn(owner, twins.first());
            TRIED.add("planted session id");
            assertThat(session(owner)).isNotEqualTo(planted);
            assertThat(opens(twins.first(), SESSION + "=" + planted)).isFalse();
        }
    }

    @Test
    void a_sign_in_to_the_other_in_a_second_tab_mixes_nothing() {
        try (Window owner = attackers.stranger(twins.first())) {
            signIn(owner, twins.first());
            Page second = owner.page().context().newPage();
            second.navigate(twins.second().url("/operator"));
            second.locator("#username").fill(twins.second().ownerEmail());
            second.locator("#password").fill(Operators.PASSWORD);
            second.locator("#kc-login").click();
            second.locator("h1").first().waitFor();
            TRIED.add("sign-in to B in a second tab, then on in the first");
            String ticket = "/desk/tickets/" + twins.sharedIds().get("ticket");
            Seen inFirst = owner.follow(ticket);
            assertThat(inFirst.tells(twins.first())).isTrue();
            assertThat(inFirst.tells(twins.second())).isFalse();
            TRIED.add("the same page of B in the second tab");
            second.navigate(twins.second().url(ticket));
            second.getByText("What is this?").first().waitFor();
            assertThat(Canary.in(second.content(), twins.first())).isFalse();
        }
    }

    @Test
    void a_session_does_not_leave_its_host() {
        try (Window owner = attackers.stranger(twins.first())) {
            signIn(owner, twins.first());
            for (PageCase page : PageCase.ALL) {
                TRIED.add("session of A at B, " + page);
                String path = page.path(page.values(twins.sharedIds()));
                Answer answer = Http.get(twins.second().url(path), "Cookie", owner.cookies());
                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(Canary.in(answer.body(), twins.second())).as(path).isFalse();
            }
        }
    }

    @Test
    void the_back_button_shows_nothing_after_signing_out() {
        try (Window owner = attackers.stranger(twins.first())) {
            signIn(owner, twins.first());
            owner.open("/desk/tickets/" + twins.sharedIds().get("ticket"));
            owner.visitor().open(twins.first().url("/logout")).sees("Sign in again");
            TRIED.add("back button after signing out");
            owner.page().goBack();
            owner.page().locator("#username").waitFor();
            assertThat(owner.page().content()).doesNotContain("What is this?");
        }
    }

    @Test
    void signing_out_in_one_tab_ends_the_others_in_the_middle_of_a_click() {
        String state = "select assignee_name from %s.ticket where id = '%s'";
        String ticket = twins.sharedIds().get("ticket");
        try (Window owner = attackers.stranger(twins.first());
                Sql sql = Sql.open()) {
            signIn(owner, twins.first());
            owner.open("/desk/tickets/" + ticket);
            String before = sql.text(state.formatted(twins.first().schema(), ticket));
            Page other = owner.page().context().newPage();
            other.navigate(twins.first().url("/logout"));
            other.getByText("Sign in again").first().waitFor();
            TRIED.add("click in a tab whose session was ended in another");
            owner.visitor().press("Take over");
            owner.page().waitForCondition(() -> isOver(owner.page()));
            assertThat(sql.text(state.formatted(twins.first().schema(), ticket))).isEqualTo(before);
            TRIED.add("both doors of the realm ask again");
            for (String door : List.of("/operator", "/care")) {
                owner.visitor().open(twins.first().url(door));
                owner.page().locator("#username").waitFor();
            }
        }
    }

    /** Vaadin says so in the page, or has loaded it anew, which leads to the realm. */
    private static boolean isOver(Page page) {
        return page.locator("#username").count() > 0 || page.locator(".v-system-error").count() > 0;
    }

    @Test
    void a_request_of_another_persons_page_is_refused() {
        try (Window owner = attackers.stranger(twins.first());
                Window other = attackers.stranger(twins.second())) {
            signIn(owner, twins.first());
            signIn(other, twins.second());
            String message = "{\"csrfToken\":\"\",\"rpc\":[],\"syncId\":0,\"clientId\":0}";
            for (String kind : List.of("uidl", "heartbeat", "push")) {
                for (String cookies : List.of("none=none", other.cookies())) {
                    TRIED.add(
                            kind
                                    + " of A's page by "
                                    + (cookies.startsWith("none") ? "nobody" : "owner of B"));
                    Answer answer =
                            Http.send(
                                    "POST",
                                    twins.first().url("/?v-r=" + kind + "&v-uiId=0"),
                                    BodyPublishers.ofString(message),
                                    "Cookie",
                                    cookies,
                                    "Content-Type",
                                    "application/json");
                    assertThat(Canary.in(answer.body(), twins.first())).as(kind).isFalse();
                    assertThat(answer.body()).as(kind).doesNotContain("syncId");
                }
            }
        }
    }

    @Test
    void a_suspended_operator_is_gone_at_the_next_request_and_its_sessions_with_it() {
        try (Window owner = attackers.stranger(twins.second());
                Sql sql = Sql.open()) {
            signIn(owner, twins.second());
            String cookies = owner.cookies();
            assertThat(opens(twins.second(), cookies)).isTrue();
            setState(sql, "SUSPENDED");
            try {
                TRIED.add("page of a suspended operator");
                awaitStatus(404, cookies);
                assertThat(Canary.in(page(twins.second(), cookies).body(), twins.second()))
                        .isFalse();
            } finally {
                setState(sql, "READY");
            }
            awaitStatus(302, "none=none");
            TRIED.add("session from before the suspension");
            assertThat(opens(twins.second(), cookies)).isFalse();
        }
    }

    private static void setState(Sql sql, String state) {
        sql.run(
                "update control.tenant set state = '%s' where short_name = '%s'"
                        .formatted(state, twins.second().shortName()));
    }

    /** The registry is remembered for a few seconds. */
    private static void awaitStatus(int status, String cookies) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (page(twins.second(), cookies).status() != status) {
            assertThat(System.nanoTime()).as("patience for " + status).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static void signIn(Window window, Operator operator) {
        window.signIn("/operator", operator.ownerEmail(), Operators.PASSWORD);
    }

    private static String session(Window window) {
        return window.page().context().cookies(window.page().url()).stream()
                .filter(cookie -> cookie.name.equals(SESSION))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static boolean opens(Operator operator, String cookies) {
        return page(operator, cookies).status() == 200;
    }

    private static Answer page(Operator operator, String cookies) {
        return Http.get(operator.url("/operator/customers"), "Cookie", cookies);
    }
}
