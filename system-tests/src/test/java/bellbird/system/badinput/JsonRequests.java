package bellbird.system.badinput;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bad JSON, sent with a genuine token to the addresses that take JSON: a question of price, and the
 * whole catalogue, which nothing that is refused may change.
 */
final class JsonRequests {

    private static final String START = "\"start\":\"2026-11-01T00:00:00Z\"";
    private static final String EVENT = "{\"id\":\"e\",\"service\":\"data\",\"bytes\":1," + START;

    private final String question;
    private final String catalogue;
    private final String token;
    private final List<BadRequest> requests = new ArrayList<>();

    JsonRequests(String api, String token) {
        this.question = api + "/price-checks";
        this.catalogue = api + "/catalog";
        this.token = token;
    }

    List<BadRequest> all() {
        syntax();
        values();
        sizes();
        return requests;
    }

    private void syntax() {
        for (String body :
                List.of(
                        "",
                        " ",
                        "{",
                        "}",
                        "[]",
                        "null",
                        "1",
                        "\"text\"",
                        "{\"a\":}",
                        "{a:1}",
                        "{'a':1}",
                        "{\"events\":[],}",
                        "/* */{}",
                        "{\"cycleDay\":NaN}",
                        "{\"cycleDay\":+1}",
                        "{\"cycleDay\":01}",
                        "{\"cycleDay\":0x1}",
                        "{\"cycleDay\":1e}",
                        "{\"offering\":\"\\x\"}",
                        "{\"offering\":\"\\u12\"}",
                        "{\"offering\":\"a\nb\"}",
                        "{\"offering\":\"a\0b\"}",
                        "{\"offering\":\"unclosed}")) {
            everywhere("JSON syntax", body.isBlank() ? "nothing" : body, body, 400);
        }
        everywhere("JSON syntax", "two documents", "{\"cycleDay\":1} {}", 400, 422);
        everywhere("JSON syntax", "something after it", "{\"cycleDay\":1}]", 400, 422);
        everywhere("JSON syntax", "the same key twice", "{\"cycleDay\":1,\"cycleDay\":2}", 400);
        in("UTF-16", StandardCharsets.UTF_16, 400, 422);
        in("Latin-1", StandardCharsets.ISO_8859_1, 400, 422);
        byte[] broken = {'{', '"', (byte) 0xC3, '"', '}'};
        add(question("JSON syntax", "broken UTF-8", broken, 400, 422));
    }

    private void values() {
        for (String value :
                List.of(
                        "1e400",
                        "-1e400",
                        "1e999999999",
                        "1e-999999999",
                        "9223372036854775808",
                        "-1",
                        "0.5",
                        "\"1\"",
                        "true",
                        "[]",
                        "{}",
                        "null")) {
            bad("JSON value", "bytes " + value, event("\"bytes\":" + value), 200, 422);
            bad("JSON value", "seconds " + value, event("\"durationSeconds\":" + value), 200, 422);
            bad("JSON value", "day " + value, "{\"cycleDay\":" + value + "}", 422);
        }
        for (String time :
                List.of(
                        "",
                        "now",
                        "0000-00-00T00:00:00Z",
                        "2026-02-31T00:00:00Z",
                        "2026-11-01",
                        "2026-11-01T24:00:00Z",
                        "2026-11-01T00:00:00+19:00",
                        "+999999999-12-31T23:59:59Z",
                        "-999999999-01-01T00:00:00Z",
                        "٢٠٢٦-11-01T00:00:00Z")) {
            bad(
                    "JSON value",
                    "start " + time,
                    "{\"catalogue\":{},\"events\":[{\"id\":\"e\",\"service\":\"data\",\"bytes\":1,\"start\":\""
                            + time
                            + "\"}]}",
                    422);
        }
        for (String field :
                List.of("tenantId", "price", "__proto__", "@type", "class", "events/0", "~", "")) {
            everywhere("field that is not there", field, "{\"" + field + "\":\"x\"}", 422);
        }
        ApiRequests.hostile()
                .forEach(
                        (name, text) ->
                                bad(
                                        "JSON value",
                                        "plan " + name,
                                        "{\"offering\":" + quoted(text) + ",\"events\":[]}",
                                        404,
                                        422));
    }

    private void sizes() {
        everywhere("deep JSON", "100,000 lists", "[".repeat(100_000), 400);
        everywhere("deep JSON", "100,000 objects", "{\"a\":".repeat(100_000), 400);
        everywhere(
                "deep JSON",
                "closed, in a field",
                "{\"catalogue\":{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}}",
                400,
                422);
        everywhere(
                "long number", "100,000 digits", "{\"cycleDay\":" + "9".repeat(100_000) + "}", 400);
        everywhere(
                "long number",
                "a million digits",
                "{\"cycleDay\":" + "9".repeat(1 << 20) + "}",
                400);
        everywhere("long number", "decimals", "{\"cycleDay\":0." + "1".repeat(1 << 20) + "}", 400);
        bad("large JSON", "text of 5 MB", "{\"offering\":\"" + "x".repeat(5_000_000) + "\"}", 422);
        bad("large JSON", "key of 1 MB", "{\"" + "k".repeat(1 << 20) + "\":1}", 422);
        bad("large JSON", "50,001 events", events(50_001), 422);
        bad("large JSON", "a million unknown fields", fields(1_000_000), 422);
        bad("large JSON", "33 MB", " ".repeat(33 << 20), 413);
    }

    private static String events(int number) {
        StringBuilder events = new StringBuilder("{\"catalogue\":{},\"events\":[");
        for (int i = 0; i < number; i++) {
            events.append(i == 0 ? "" : ",").append(EVENT).append('}');
        }
        return events.append("]}").toString();
    }

    private static String fields(int number) {
        StringBuilder fields = new StringBuilder("{\"f\":1");
        for (int i = 0; i < number; i++) {
            fields.append(",\"").append(i).append("\":1");
        }
        return fields.append('}').toString();
    }

    private static String event(String more) {
        return "{\"catalogue\":{},\"events\":[{\"id\":\"e\",\"service\":\"voice\","
                + START
                + ","
                + more
                + "}]}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            quoted.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
        }
        return quoted.append('"').toString();
    }

    private void in(String name, Charset charset, Integer... expected) {
        add(question("JSON syntax", name, "{\"offering\":\"é\"}".getBytes(charset), expected));
    }

    private void everywhere(String inputClass, String name, String body, Integer... expected) {
        bad(inputClass, name, body, expected);
        add(
                question(inputClass, "catalogue " + name, utf8(body), expected)
                        .method("PUT")
                        .at(catalogue));
    }

    private void bad(String inputClass, String name, String body, Integer... expected) {
        add(question(inputClass, name, utf8(body), expected));
    }

    private BadRequest question(String inputClass, String name, byte[] body, Integer... expected) {
        String shown = name.length() > 40 ? name.substring(0, 40) : name;
        return BadRequest.post(
                inputClass, shown.replaceAll("\\p{Cntrl}", "^"), question, body, expected);
    }

    private void add(BadRequest request) {
        requests.add(
                request.with("Content-Type", "application/json")
                        .with("Authorization", "Bearer " + token));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
