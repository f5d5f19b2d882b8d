package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.RunningStack;
import bellbird.system.stack.Operators.Operator;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator's realm, as the product's own account at Keycloak rules it. */
record Realm(String url, String token) {

    private static final String CLIENT = "bellbird-provisioning";
    private static final String SECRET = "local-provisioning-secret";

    static Realm of(Operator operator) {
        String keycloak = RunningStack.get().keycloakUrl();
        String answer =
                Http.form(
                                keycloak + "/realms/master/protocol/openid-connect/token",
                                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                                        .formatted(CLIENT, SECRET))
                        .body();
        return new Realm(
                keycloak + "/admin/realms/" + operator.shortName(),
                first("\"access_token\":\"([^\"]+)\"", answer));
    }

    void setTokenLife(int seconds) {
        call("PUT", "", "{\"accessTokenLifespan\":%d}".formatted(seconds));
    }

    void endSessionsOf(String email) {
        call("POST", "/users/" + subject(email) + "/logout", "");
    }

    void takeRole(String email, String role) {
        call("DELETE", roles(email), "[" + role(role) + "]");
    }

    void giveRole(String email, String role) {
        call("POST", roles(email), "[" + role(role) + "]");
    }

    private String roles(String email) {
        return "/users/" + subject(email) + "/role-mappings/realm";
    }

    private String role(String name) {
        return call("GET", "/roles/" + name, "");
    }

    private String subject(String email) {
        return first("\"id\":\"([^\"]+)\"", call("GET", "/users?exact=true&username=" + email, ""));
    }

    private String call(String method, String path, String body) {
        Http.Answer answer =
                Http.send(
                        method,
                        url + path,
                        BodyPublishers.ofString(body),
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isBetween(200, 299);
        return answer.body();
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
