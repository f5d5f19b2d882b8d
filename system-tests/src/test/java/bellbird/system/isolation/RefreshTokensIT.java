package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.Http.Answer;
import bellbird.system.isolation.PageCase.Who;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T3: what lets a session of one operator go on buys nothing at another. */
@ExtendWith(SignedIn.class)
class RefreshTokensIT {

    private static final CaseList TRIED = new CaseList("T3-refresh-tokens");
    private static final String STAFF = "bellbird-staff";
    private static final List<String> CLIENTS =
            List.of(STAFF, "bellbird-care", "bellbird-api", "bellbird-machine");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final List<Integer> REFUSALS = List.of(400, 401);
    private static final String VERIFIER = "a-verifier-that-only-the-first-has-0123456789";

    private static Twins twins;
    private static String refresh;

    /** Stolen from the session of the first's owner. */
    @BeforeAll
    static void a_refresh_token_is_stolen(Attackers signedIn) throws NoSuchAlgorithmException {
        twins = Twins.get();
        refresh = found(REFRESH, signInAgain(signedIn.at(Who.OWNER), twins.first()).body());
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    /** Goes through the realm's door as the product does, with the browser's session there. */
    private static Answer signInAgain(Window owner, Operator operator)
            throws NoSuchAlgorithmException {
        String back = operator.url("/login/staff");
        String challenge =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        APIResponse redirect =
                owner.page()
                        .context()
                        .request()
                        .get(
                                "%s/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=%s&redirect_uri=%s&code_challenge_method=S256&code_challenge=%s"
                                        .formatted(
                                                Tokens.realm(operator),
                                                STAFF,
                                                URLEncoder.encode(back, StandardCharsets.UTF_8),
                                                challenge),
                                RequestOptions.create().setMaxRedirects(0));
        String code = found(CODE, redirect.headers().getOrDefault("location", ""));
        return Http.form(
                Tokens.realm(operator) + "/protocol/openid-connect/token",
                "grant_type=authorization_code&code=%s&redirect_uri=%s&client_id=%s&client_secret=%s&code_verifier=%s"
                        .formatted(
                                code,
                                URLEncoder.encode(back, StandardCharsets.UTF_8),
                                STAFF,
                                Tokens.secret(operator, STAFF),
                                VERIFIER));
    }

    @Test
    void at_home_with_its_own_client_it_buys_a_token() {
        assertThat(bought(twins.first(), STAFF, Tokens.secret(twins.first(), STAFF))).isTrue();
    }

    @Test
    void no_client_of_the_second_buys_a_token_with_it() {
        for (String client : CLIENTS) {
            for (Operator whose : List.of(twins.first(), twins.second())) {
                TRIED.add("at B as " + client + ", secret of " + whose.shortName());
                assertThat(bought(twins.second(), client, Tokens.secret(whose, client)))
                        .as("%s with the secret of %s", client, whose.shortName())
                        .isFalse();
            }
        }
    }

    @Test
    void another_client_at_home_buys_none_either() {
        for (String client : CLIENTS) {
            if (!client.equals(STAFF)) {
                TRIED.add("at A as " + client);
                assertThat(bought(twins.first(), client, Tokens.secret(twins.first(), client)))
                        .as(client)
                        .isFalse();
            }
        }
    }

    @Test
    void it_is_no_bearer_token_anywhere() {
        for (Operator host : List.of(twins.first(), twins.second())) {
            for (RestCase call : RestCase.ALL) {
                String id = call.takes().map(twins.sharedIds()::get).orElse("");
                TRIED.add("bearer at " + host.shortName() + ", " + call);
                assertThat(
                                Http.get(
                                                host.url(call.path(id)),
                                                "Authorization",
                                                "Bearer " + refresh)
                                        .status())
                        .as("%s at %s", call, host.shortName())
                        .isIn(401, 405);
            }
        }
    }

    private static boolean bought(Operator operator, String client, String secret) {
        Answer answer =
                Http.form(
                        Tokens.realm(operator) + "/protocol/openid-connect/token",
                        "grant_type=refresh_token&client_id=%s&client_secret=%s&refresh_token=%s"
                                .formatted(client, secret, refresh));
        boolean bought = answer.body().contains("access_token");
        assertThat(answer.status()).as(answer.body()).isIn(bought ? List.of(200) : REFUSALS);
        return bought;
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
