package bellbird.system.badinput;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bad requests to the REST API, sent with a genuine token of the operator. */
final class ApiRequests {

    private static final Integer[] NOT_FOUND = {400, 404};

    private final String api;
    private final String token;
    private final Random random;
    private final List<BadRequest> requests = new ArrayList<>();

    ApiRequests(String api, String token, long seed) {
        this.api = api;
        this.token = token;
        this.random = new Random(seed);
    }

    List<BadRequest> all() {
        searches();
        pages();
        ids();
        words();
        methods();
        negotiation();
        fileNames();
        fileBodies();
        return requests;
    }

    static Map<String, String> hostile() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("SQL", "'; drop table party; --");
        texts.put("SQL or", "' or '1'='1");
        texts.put("SQL sleep", "'||pg_sleep(9)||'");
        texts.put("LIKE", "%_%\\");
        texts.put("HTML", "<script>alert(1)</script>");
        texts.put("EL", "${7*7}#{7*7}");
        texts.put("JNDI", "${jndi:ldap://127.0.0.1/a}");
        texts.put("template", "{{7*7}}");
        texts.put("formula", "=cmd|' /C calc'!A0");
        texts.put("path", "../../../../etc/passwd");
        texts.put("NUL", "a\0b");
        texts.put("CR LF", "a\r\nSet-Cookie: x=y");
        texts.put("emoji", "🦊".repeat(40));
        texts.put("override", "\u202egpj.exe");
        texts.put("long", "x".repeat(6_000));
        texts.put("percent signs", "%".repeat(500));
        return texts;
    }

    private void searches() {
        for (String list : List.of("customers", "bills")) {
            hostile()
                    .forEach(
                            (name, text) ->
                                    get("search text", list + " " + name)
                                            .at("/" + list + "?search=" + encoded(text), 200));
            get("search text", list + " broken UTF-8")
                    .at("/" + list + "?search=%FF%C0%80", 200, 400);
            get("search text", list + " 200 times")
                    .at("/" + list + "?" + "search=a&".repeat(200), 200, 400);
        }
    }

    private void pages() {
        for (String list : List.of("customers", "bills", "usage-files")) {
            for (String number : List.of("-1", "0", "2147483647", "1000000", "-2147483648")) {
                get("page size", list + " limit " + number)
                        .at("/" + list + "?limit=" + number, 200);
                get("offset", list + " offset " + number).at("/" + list + "?offset=" + number, 200);
            }
            for (String number : List.of("2147483648", "1e3", "NaN", "", "0x10", "1;2")) {
                get("number that is none", list + " limit " + number)
                        .at("/" + list + "?limit=" + encoded(number), 400, 404, 422);
            }
        }
    }

    private void ids() {
        List<String> ids =
                List.of(
                        "1",
                        "null",
                        "undefined",
                        "00000000-0000-0000-0000-000000000000",
                        "%7Bid%7D",
                        "..%2f..%2fetc%2fpasswd",
                        "%00",
                        "%27%20or%201%3D1",
                        "%E2%80%AE",
                        "a".repeat(3_000),
                        "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
                        "1-1-1-1-1",
                        "%2e%2e",
                        "*");
        for (String path : List.of("customers/%s", "bills/%s", "bills/%s/pdf", "usage-files/%s")) {
            for (String id : ids) {
                get("id", path.formatted(id.substring(0, Math.min(20, id.length()))))
                        .at("/" + path.formatted(id), NOT_FOUND);
            }
        }
    }

    private void words() {
        for (String word : List.of("PAID", "unknown", "<b>", "", "paid,open", "\0")) {
            get("unknown word", "state " + word.replace('\0', '0'))
                    .at("/bills?state=" + encoded(word), 422);
        }
    }

    private void methods() {
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "JEFF")) {
            for (String path : List.of("/me", "/customers", "/bills")) {
                requests.add(
                        BadRequest.get("method", method + " " + path, api + path, 400, 405, 501)
                                .method(method)
                                .with("Authorization", "Bearer " + token));
            }
        }
        add(
                BadRequest.get("method", "override by header", api + "/me", 200)
                        .with("X-HTTP-Method-Override", "DELETE"));
        add(
                BadRequest.post("method", "POST to a list", api + "/customers", bytes("{}"), 405)
                        .with("Content-Type", "application/json"));
    }

    private void negotiation() {
        for (String accept :
                List.of(
                        "application/xml",
                        "image/png",
                        "text/html;q=1",
                        "x",
                        "*/*;q=abc",
                        "application/json;charset=utf-7",
                        "a/b,".repeat(500) + "a/b")) {
            add(
                    BadRequest.get("accept header", shortened(accept), api + "/me", 200, 400, 406)
                            .with("Accept", accept));
        }
        for (String type :
                List.of(
                        "application/json",
                        "application/xml",
                        "multipart/form-data",
                        "multipart/form-data; boundary=x",
                        "application/x-www-form-urlencoded",
                        "application/x-java-serialized-object",
                        "text/html",
                        "x",
                        "/")) {
            add(
                    BadRequest.post(
                                    "content type",
                                    type,
                                    api + "/usage-files",
                                    bytes(
                                            "<!DOCTYPE a [<!ENTITY x SYSTEM"
                                                    + " \"file:///etc/passwd\">]><a>&x;</a>"),
                                    400,
                                    415)
                            .with("Content-Type", type));
        }
        body("type with empty parameters", bytes("<!DOCTYPE a>"), "text/csv;;;=");
    }

    private void fileNames() {
        Map<String, String> names = new LinkedHashMap<>(hostile());
        names.put("Windows path", "C:\\Windows\\win.ini");
        names.put("dots", "..");
        names.put("device", "CON");
        names.put("empty", "");
        names.put("double extension", "usage.csv.exe");
        names.forEach(
                (name, text) ->
                        add(
                                BadRequest.post(
                                                "file name",
                                                name,
                                                api + "/usage-files?name=" + encoded(text),
                                                bytes("name " + random.nextLong()),
                                                200,
                                                201)
                                        .with("Content-Type", "text/csv")));
    }

    private void fileBodies() {
        byte[] large = new byte[10_000_000];
        random.nextBytes(large);
        body("10 MB of noise", large);
        body("no bytes", new byte[0]);
        body("zeros", new byte[1_000_000]);
        body("10,000 lines", bytes("x\n".repeat(10_000)));
        body("one line of 5 MB", bytes("x".repeat(5_000_000)));
        body("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        add(
                BadRequest.post(
                                "file body",
                                "says gzip, is none",
                                api + "/usage-files",
                                bytes("a"),
                                200,
                                201,
                                400,
                                415)
                        .with("Content-Type", "text/csv")
                        .with("Content-Encoding", "gzip"));
    }

    private void body(String name, byte[] content) {
        body(name, content, "text/csv");
    }

    /** Kept as it came: what it is worth is said by its verdict as a file. */
    private void body(String name, byte[] content, String type) {
        add(
                BadRequest.post("file body", name, api + "/usage-files", content, 200, 201)
                        .with("Content-Type", type));
    }

    /** A named request that still wants its address. */
    private final class Named {
        private final String inputClass;
        private final String name;

        Named(String inputClass, String name) {
            this.inputClass = inputClass;
            this.name = name;
        }

        void at(String path, Integer... expected) {
            add(BadRequest.get(inputClass, name, api + path, expected));
        }
    }

    private Named get(String inputClass, String name) {
        return new Named(inputClass, name);
    }

    private void add(BadRequest request) {
        requests.add(request.with("Authorization", "Bearer " + token));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + " … " + text.length() : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
