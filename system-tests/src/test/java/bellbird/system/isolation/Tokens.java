package bellbird.system.isolation;

import bellbird.kernel.secret.KeyRing;
import bellbird.local.RunningStack;
import bellbird.system.stack.Operators.Operator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bearer tokens of an operator's own machine, and what a forger makes of them. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private Tokens() {}

    /** A token as the operator's own programs get it. */
    static String of(Operator operator) {
        Http.Answer answer = ask(operator, secret(operator, "bellbird-machine"));
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("no token: " + answer);
        }
        return token.group(1);
    }

    /** Asks the operator's realm for a token of its machine with some secret. */
    static Http.Answer ask(Operator operator, String secret) {
        return Http.form(
                realm(operator) + "/protocol/openid-connect/token",
                "grant_type=client_credentials&client_id=bellbird-machine&client_secret=" + secret);
    }

    static String realm(Operator operator) {
        return RunningStack.get().keycloakUrl() + "/realms/" + operator.shortName();
    }

    static String secret(Operator operator, String client) {
        try (Sql sql = Sql.open()) {
            String sealed =
                    sql.text(
                            "select secret from control.realm_client where realm = '%s' and client_id = '%s'"
                                    .formatted(operator.shortName(), client));
            return KeyRing.ofLocalStack()
                    .open("realm_client.secret/" + operator.shortName() + "/" + client, sealed);
        }
    }

    /** The token with something in its claims replaced, under the old signature. */
    static String edited(String token, String what, String by) {
        String[] parts = token.split("\\.", 3);
        return parts[0] + "." + encode(decode(parts[1]).replace(what, by)) + "." + parts[2];
    }

    /** The token's claims without any signature. */
    static String unsigned(String token, String what, String by) {
        String claims = decode(token.split("\\.", 3)[1]).replace(what, by);
        return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(claims) + ".";
    }

    /** The token's claims signed with a secret both sides know. */
    static String signedWith(String secret, String token, String what, String by) {
        String claims = decode(token.split("\\.", 3)[1]).replace(what, by);
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        return signed
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Hmac.of(secret, signed));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
