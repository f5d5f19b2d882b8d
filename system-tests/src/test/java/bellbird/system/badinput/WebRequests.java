package bellbird.system.badinput;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bad webhooks, addresses and protocol, sent without any sign-in. */
final class WebRequests {

    private static final Integer[] REFUSED = {400, 401, 403, 404, 405};

    private final String tenant;
    private final String site;
    private final String secret;
    private final Instant now;
    private final List<BadRequest> requests = new ArrayList<>();

    /**
     * @param secret webhooks of the tenant are signed with
     * @param now for signatures
     */
    WebRequests(String tenant, String site, String secret, Instant now) {
        this.tenant = tenant;
        this.site = site;
        this.secret = secret;
        this.now = now;
    }

    List<BadRequest> all() {
        signatures();
        events();
        addresses();
        loginTargets();
        pages();
        wire();
        return requests;
    }

    private void signatures() {
        String event = event("evt_sig");
        long time = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("garbage", "x");
        headers.put("no time", "v1=" + mac(secret, time + "." + event));
        headers.put("no signature", "t=" + time);
        headers.put("other secret", "t=" + time + ",v1=" + mac("whsec_other", time + "." + event));
        headers.put("other body", "t=" + time + ",v1=" + mac(secret, time + "." + event + " "));
        headers.put("old scheme", "t=" + time + ",v0=" + mac(secret, time + "." + event));
        headers.put("six minutes old", signature(secret, time - 360, event));
        headers.put("time moved", "t=" + (time + 60) + ",v1=" + mac(secret, time + "." + event));
        headers.put("time is no number", "t=now,v1=" + mac(secret, "now." + event));
        headers.put(
                "time beyond 64 bits", "t=" + "9".repeat(30) + ",v1=" + mac(secret, "9" + event));
        headers.put("negative time", signature(secret, -1, event));
        headers.put("no hexadecimal", "t=" + time + ",v1=zz");
        headers.put("8 KB", "t=" + time + ",v1=" + "a".repeat(8_000));
        requests.add(webhook("signature", "none", event, 400));
        headers.forEach(
                (name, header) ->
                        requests.add(
                                webhook("signature", name, event, 400)
                                        .with("Stripe-Signature", header)));
        requests.add(
                BadRequest.post(
                                "signature",
                                "right, but on the site",
                                site + "/webhooks/stripe",
                                bytes(event),
                                404)
                        .with("Stripe-Signature", signature(secret, time, event)));
        for (String method : List.of("GET", "PUT", "DELETE")) {
            requests.add(webhook("signature", method, event, REFUSED).method(method));
        }
    }

    private void events() {
        signed("empty body", "", 400);
        signed("no JSON", "x", 400);
        signed("list", "[]", 400);
        signed("number", "1e400", 400);
        signed("null", "null", 400);
        signed("no id", "{\"type\":\"a\"}", 400);
        signed("no type", "{\"id\":\"evt_1\"}", 400);
        signed("id is a list", "{\"id\":[],\"type\":\"a\"}", 400);
        signed("id of 64 KB", event("e".repeat(65_536)), 200, 400);
        signed("NUL in the id", event("evt\\u0000"), 400);
        signed(
                "deep JSON",
                "{\"id\":\"evt_deep\",\"type\":\"a\",\"data\":" + "[".repeat(200_000),
                400);
        signed(
                "deep JSON, closed",
                "{\"id\":\"evt_d\",\"object\":\"event\",\"type\":\"a\",\"data\":{\"object\":"
                        + "[".repeat(100_000)
                        + "]".repeat(100_000)
                        + "}}",
                200,
                400);
        signed("duplicate keys", "{\"id\":\"evt_2\",\"id\":\"evt_3\",\"type\":\"a\"}", 200, 400);
        signed(
                "number as text",
                event("evt_4").replace("\"created\":1", "\"created\":\"x\""),
                200,
                400);
        signed(
                "amount of 1e400",
                event("evt_5").replace("\"created\":1", "\"created\":1e400"),
                200,
                400);
        signed("unknown type", event("evt_6"), 200);
        signed("the same again", event("evt_6"), 200);
        signed("older version", event("evt_7").replace("2026", "2015"), 200);
        signed(
                "hostile type",
                event("evt_8").replace("some.event", "<script>alert(1)</script>"),
                200);
        signed("byte order mark", "\uFEFF" + event("evt_9"), 200, 400);
        signed("1 MB and one byte", event("evt_10") + " ".repeat(1 << 20), 413);
        signed("10 MB", " ".repeat(10_000_000), 413);
        requests.add(
                BadRequest.post(
                        "event",
                        "broken UTF-8",
                        tenant + "/webhooks/stripe",
                        new byte[] {(byte) 0xC3, 0x28},
                        400));
    }

    private void addresses() {
        for (String path :
                List.of(
                        "/VAADIN/../WEB-INF/web.xml",
                        "/theme/..%2fWEB-INF/web.xml",
                        "/WEB-INF/web.xml",
                        "/webjars/..;/WEB-INF/web.xml",
                        "/%57EB-INF/web.xml",
                        "/META-INF/MANIFEST.MF",
                        "/theme/..%5c..%5cWEB-INF%5cweb.xml",
                        "/icons/%252e%252e/WEB-INF/web.xml",
                        "/VAADIN/dynamic/resource/0/0/../../../WEB-INF/web.xml",
                        "/.git/config",
                        "/VAADIN/dynamic/resource/x/y/z",
                        "/VAADIN/push?v-r=push",
                        "//WEB-INF/web.xml")) {
            requests.add(
                    BadRequest.get("address", path, tenant + path, 200, 302, 400, 401, 403, 404));
        }
        String post = "[{\"csrfToken\":\"x\",\"rpc\":[{\"type\":\"event\",\"node\":1}]}]";
        for (String kind :
                List.of("uidl", "heartbeat", "push", "webcomponent-ui", "x", "init", "<b>")) {
            requests.add(
                    BadRequest.post(
                                    "page protocol",
                                    kind,
                                    tenant + "/operator?v-r=" + kind.replace("<b>", "%3Cb%3E"),
                                    bytes(post),
                                    200,
                                    400,
                                    401,
                                    403,
                                    404,
                                    410)
                            .with("Content-Type", "application/json"));
            requests.add(
                    BadRequest.post(
                                    "page protocol",
                                    kind + " at the site",
                                    site
                                            + "/?v-r="
                                            + kind.replace("<b>", "%3Cb%3E")
                                            + "&v-uiId=99999999999",
                                    bytes("[".repeat(100_000)),
                                    200,
                                    400,
                                    401,
                                    403,
                                    404,
                                    405,
                                    410)
                            .with("Content-Type", "application/json"));
        }
    }

    private void loginTargets() {
        for (String target :
                List.of(
                        "//evil.example",
                        "https://evil.example",
                        "javascript:alert(1)",
                        "/\\evil.example",
                        "/a\r\nSet-Cookie: x=y",
                        "\0",
                        "/login/staff/x",
                        "data:text/html,x")) {
            String path =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(target.getBytes(StandardCharsets.UTF_8));
            requests.add(
                    BadRequest.get(
                            "return address",
                            target.strip().replaceAll("\\p{Cntrl}", "^"),
                            tenant + "/login/staff/" + path,
                            200,
                            302,
                            303));
        }
        for (String path :
                List.of(
                        "/login/staff/%00",
                        "/login/staff/" + "A".repeat(5_000),
                        "/login/nobody/x",
                        "/login/",
                        "/login/..%2f..")) {
            requests.add(
                    BadRequest.get(
                            "return address",
                            path.substring(0, Math.min(40, path.length())),
                            tenant + path,
                            200,
                            302,
                            303,
                            400,
                            403,
                            404));
        }
    }

    private void pages() {
        ApiRequests.hostile()
                .forEach(
                        (name, text) -> {
                            String encoded =
                                    URLEncoder.encode(text, StandardCharsets.UTF_8)
                                            .replace("+", "%20");
                            if (encoded.length() < 6_000) {
                                requests.add(
                                        BadRequest.get(
                                                "invitation",
                                                name,
                                                tenant + "/invite/" + encoded,
                                                200,
                                                400,
                                                404));
                                requests.add(
                                        BadRequest.get(
                                                "site page",
                                                name,
                                                site + "/" + encoded,
                                                200,
                                                400,
                                                404));
                            }
                        });
    }

    private void wire() {
        String host = "Host: " + tenant.replaceFirst("https?://", "");
        raw("no host", "GET / HTTP/1.1\r\n\r\n", 400, 404);
        raw("unknown host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 404);
        raw("host like SQL", "GET / HTTP/1.1\r\nHost: ' or 1=1 --\r\n\r\n", 400, 404);
        raw(
                "host of 4 KB",
                "GET / HTTP/1.1\r\nHost: " + "a".repeat(4_000) + ".localhost\r\n\r\n",
                400,
                404);
        raw("host with path", "GET / HTTP/1.1\r\nHost: localhost/../x\r\n\r\n", 400, 404);
        raw(
                "two hosts",
                "GET / HTTP/1.1\r\n" + host + "\r\nHost: evil.example\r\n\r\n",
                200,
                302,
                303,
                400,
                404);
        raw("NUL in the path", "GET /\0 HTTP/1.1\r\n" + host + "\r\n\r\n", 400, 404);
        raw(
                "traversal",
                "GET /../../../etc/passwd HTTP/1.1\r\n" + host + "\r\n\r\n",
                302,
                303,
                400,
                404);
        raw(
                "whole address",
                "GET http://evil.example/ HTTP/1.1\r\n" + host + "\r\n\r\n",
                200,
                302,
                303,
                400,
                404);
        raw(
                "negative length",
                "POST /webhooks/stripe HTTP/1.1\r\n" + host + "\r\nContent-Length: -1\r\n\r\n",
                400,
                413);
        raw(
                "length is no number",
                "POST /webhooks/stripe HTTP/1.1\r\n" + host + "\r\nContent-Length: x\r\n\r\n",
                400);
        raw(
                "bad chunk",
                "POST /webhooks/stripe HTTP/1.1\r\n"
                        + host
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                400);
        raw(
                "1,000 headers",
                "GET / HTTP/1.1\r\n" + host + "\r\n" + "A: b\r\n".repeat(1_000) + "\r\n",
                200,
                302,
                303,
                400,
                431);
    }

    private void raw(String name, String bytes, Integer... expected) {
        requests.add(BadRequest.raw("wire", name, bytes, expected));
    }

    private BadRequest webhook(String inputClass, String name, String body, Integer... expected) {
        return BadRequest.post(
                inputClass, name, tenant + "/webhooks/stripe", bytes(body), expected);
    }

    private void signed(String name, String body, Integer... expected) {
        requests.add(
                webhook("event", name, body, expected)
                        .with("Stripe-Signature", signature(secret, now.getEpochSecond(), body)));
    }

    private static String event(String id) {
        return """
               {"id":"%s","object":"event","api_version":"2026-01-01","created":1,"type":"some.event","data":{"object":{"id":"cs_none","object":"checkout.session"}}}"""
                .formatted(id);
    }

    private static String signature(String secret, long time, String body) {
        return "t=" + time + ",v1=" + mac(secret, time + "." + body);
    }

    private static String mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
