package bellbird.system.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests to the REST API with tokens that prove nothing. */
final class TokenRequests {

    private final String api;
    private final String genuine;
    private final Map<String, String> foreign;
    private final String probe;

    /**
     * @param genuine token of the operator
     * @param foreign genuine tokens of others, by whose they are
     * @param probe address that must not be called
     */
    TokenRequests(String api, String genuine, Map<String, String> foreign, String probe) {
        this.api = api;
        this.genuine = genuine;
        this.foreign = foreign;
        this.probe = probe;
    }

    List<BadRequest> all() {
        List<BadRequest> requests = new ArrayList<>();
        requests.add(BadRequest.get("token", "none", api + "/me", 401));
        requests.add(
                BadRequest.get(
                        "token", "in the query", api + "/me?access_token=" + genuine, 401, 403));
        tokens().forEach(
                        (name, token) ->
                                requests.add(
                                        BadRequest.get("token", name, api + "/me", 400, 401, 431)
                                                .with("Authorization", token)));
        requests.add(
                BadRequest.get("token", "genuine, in lower case", api + "/me", 200, 401)
                        .with("Authorization", "bearer " + genuine));
        return requests;
    }

    private Map<String, String> tokens() {
        String[] parts = genuine.split("\\.");
        String claims = decoded(parts[1]);
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "nOnE", "")) {
            tokens.put("alg=" + none, header("{\"alg\":\"%s\"}".formatted(none), parts[1], ""));
        }
        tokens.put("alg=none, signed", header("{\"alg\":\"none\"}", parts[1], parts[2]));
        tokens.put("HS256", header("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", parts[1], parts[2]));
        tokens.put(
                "other claims",
                bearer(parts[0], encoded(claims.replace("api", "owner")), parts[2]));
        tokens.put(
                "longer life",
                bearer(parts[0], encoded(claims.replaceAll("\"exp\":1", "\"exp\":9")), parts[2]));
        tokens.put("no signature", bearer(parts[0], parts[1], ""));
        tokens.put("cut signature", bearer(parts[0], parts[1], parts[2].substring(10)));
        tokens.put("twisted signature", bearer(parts[0], parts[1], reversed(parts[2])));
        tokens.put("two parts", "Bearer " + parts[0] + "." + parts[1]);
        tokens.put("five parts", "Bearer " + genuine + ".a.b");
        tokens.put("no JSON", bearer(encoded("x"), encoded("y"), parts[2]));
        tokens.put("deep JSON", bearer(parts[0], encoded("[".repeat(4_000)), parts[2]));
        tokens.put("duplicate keys", bearer(parts[0], encoded("{\"a\":1,\"a\":2}"), parts[2]));
        for (String key : List.of("../../etc/passwd", "' or 1=1 --", "a\\u0000b")) {
            tokens.put(
                    "kid " + key,
                    header(
                            "{\"alg\":\"RS256\",\"kid\":\"%s\"}".formatted(key),
                            parts[1],
                            parts[2]));
        }
        for (String link : List.of("jku", "x5u", "jwk")) {
            tokens.put(
                    link,
                    header(
                            "{\"alg\":\"RS256\",\"%s\":\"%s\"}".formatted(link, probe),
                            parts[1],
                            parts[2]));
        }
        tokens.put("basic", "Basic " + encoded("admin:admin"));
        tokens.put("word", "Bearer");
        tokens.put("blank", "Bearer  ");
        tokens.put("hostile", "Bearer ${jndi:ldap://127.0.0.1/a}");
        tokens.put("8 KB", "Bearer " + "a".repeat(8_000));
        foreign.forEach((whose, token) -> tokens.put("of " + whose, "Bearer " + token));
        return tokens;
    }

    private static String header(String header, String claims, String signature) {
        return bearer(encoded(header), claims, signature);
    }

    private static String bearer(String header, String claims, String signature) {
        return "Bearer " + header + "." + claims + "." + signature;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
