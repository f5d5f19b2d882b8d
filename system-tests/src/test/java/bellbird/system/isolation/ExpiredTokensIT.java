package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.Window.Seen;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T10, T5: what a session is worth once its token has expired; tokens here live for two seconds.
 */
@ExtendWith(SignedIn.class)
class ExpiredTokensIT {

    private static final CaseList TRIED = new CaseList("T10-expired-tokens");
    private static final int LIFE_SECONDS = 2;
    private static final int ORDINARY_LIFE_SECONDS = 300;

    /** The other door's name in the cookie that remembers the door. */
    private static final String DOOR = "bellbird-login";

    private static Twins twins;
    private static Attackers attackers;

    @BeforeAll
    static void tokens_are_short_lived(Attackers signedIn) {
        twins = Twins.get();
        attackers = signedIn;
        setTokenLife(LIFE_SECONDS);
    }

    @AfterAll
    static void tokens_live_as_long_as_ever() {
        setTokenLife(ORDINARY_LIFE_SECONDS);
        TRIED.write();
    }

    private static void setTokenLife(int seconds) {
        Realm.of(twins.first()).setTokenLife(seconds);
        Realm.of(twins.second()).setTokenLife(seconds);
    }

    @Test
    void both_doors_go_on_with_a_fresh_token() {
        try (Window owner = owner(twins.first());
                Window subscriber = subscriber()) {
            expire();
            TRIED.add("staff after expiry");
            assertThat(owner.open("/operator/customers").tells(twins.first())).isTrue();
            TRIED.add("care after expiry");
            assertThat(subscriber.open("/care/bills").tells(twins.first())).isTrue();
        }
    }

    /** A browser with several tabs, or one page with many files, asks many times at once. */
    @Test
    void many_requests_at_once_after_expiry_all_go_on() {
        try (Window owner = owner(twins.first());
                ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            String cookies = owner.cookies();
            String page = twins.first().url("/operator/customers");
            expire();
            TRIED.add("sixteen requests at once after expiry");
            List<CompletableFuture<Integer>> requests =
                    IntStream.range(0, 16)
                            .mapToObj(
                                    _ ->
                                            CompletableFuture.supplyAsync(
                                                    () ->
                                                            Http.get(page, "Cookie", cookies)
                                                                    .status(),
                                                    tabs))
                            .toList();
            assertThat(requests.stream().map(CompletableFuture::join)).containsOnly(200);
        }
    }

    @Test
    void a_forged_door_opens_nothing_more() {
        try (Window subscriber = subscriber()) {
            subscriber
                    .page()
                    .context()
                    .addCookies(List.of(new Cookie(DOOR, "staff").setUrl(twins.first().url("/"))));
            expire();
            TRIED.add("subscriber with the staff's door after expiry");
            for (String path : List.of("/operator/customers", "/desk", "/operator/bills")) {
                subscriber.page().navigate(twins.first().url(path));
                subscriber.page().locator("h1, #username").first().waitFor();
                assertThat(subscriber.page().content()).doesNotContain("C-000001");
            }
        }
    }

    /** At the second operator, where nobody else's sessions end with it. */
    @Test
    void whoever_is_put_out_of_the_realm_is_out_once_the_token_has_expired() {
        Operator operator = twins.second();
        try (Window owner = owner(operator)) {
            String page = operator.url("/operator/customers");
            assertThat(Http.get(page, "Cookie", owner.cookies()).status()).isEqualTo(200);
            Realm.of(operator).endSessionsOf(operator.ownerEmail());
            expire();
            TRIED.add("page after the realm has ended the session");
            assertThat(Http.get(page, "Cookie", owner.cookies()).status()).isEqualTo(302);
        }
    }

    @Test
    void a_role_that_is_taken_away_is_gone_once_the_token_has_expired() {
        Realm realm = Realm.of(twins.first());
        try (Window subscriber = subscriber()) {
            realm.takeRole(twins.subscriberEmail(), "subscriber");
            try {
                expire();
                TRIED.add("page of care after the role was taken away");
                Seen seen = subscriber.open("/care/bills");
                assertThat(seen.shown()).doesNotContain("INV-");
            } finally {
                realm.giveRole(twins.subscriberEmail(), "subscriber");
            }
        }
    }

    private static Window owner(Operator operator) {
        return attackers
                .stranger(operator)
                .signIn("/operator", operator.ownerEmail(), Operators.PASSWORD);
    }

    private static Window subscriber() {
        return attackers
                .stranger(twins.first())
                .signIn("/care", twins.subscriberEmail(), Operators.PASSWORD);
    }

    /** Lets the time pass that the tokens live. */
    private static void expire() {
        long end = System.nanoTime() + Duration.ofSeconds(LIFE_SECONDS + 1).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
