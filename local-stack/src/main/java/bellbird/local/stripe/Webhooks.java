package bellbird.local.stripe;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends signed events until they are accepted, for up to three days. It connects to this machine
 * only, whatever the host is called, since the JVM does not resolve {@code *.localhost}.
 */
final class Webhooks implements AutoCloseable {

    private static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Store store;
    private final Faults faults;
    private final String secret;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("stripe-webhooks").factory());

    Webhooks(Store store, Faults faults, String secret, Clock clock) {
        this.store = store;
        this.faults = faults;
        this.secret = secret;
        this.clock = clock;
    }

    /** Goes on with what was not delivered before a restart. */
    void resume() {
        for (JsonObject delivery : store.all("deliveries")) {
            timer.execute(() -> deliver(Json.text(delivery, "id")));
        }
    }

    void send(JsonObject event, URI endpoint) {
        if (!isLocal(endpoint)) {
            return;
        }
        String id = Json.text(event, "id");
        store.put(
                "deliveries",
                id,
                Json.object(
                        "id",
                        id,
                        "created",
                        clock.instant().getEpochSecond(),
                        "endpoint",
                        endpoint.toString(),
                        "tries",
                        0));
        timer.execute(() -> deliver(id));
    }

    static boolean isLocal(URI address) {
        String host = address.getHost();
        return "http".equals(address.getScheme())
                && host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("127.0.0.1"));
    }

    private void deliver(String id) {
        JsonObject delivery = store.find("deliveries", id).orElse(null);
        if (delivery == null || faults.webhooksWithheld()) {
            return;
        }
        String event = Store.JSON.toJson(store.find("events", id).orElseThrow());
        URI endpoint = URI.create(Json.text(delivery, "endpoint"));
        boolean accepted = post(endpoint, event);
        for (int i = 0; i < faults.duplicates(); i++) {
            accepted |= post(endpoint, event);
        }
        long age = clock.instant().getEpochSecond() - Json.number(delivery, "created");
        if (accepted || age > GIVE_UP.toSeconds()) {
            store.remove("deliveries", id);
            return;
        }
        long tries = Json.number(delivery, "tries") + 1;
        delivery.addProperty("tries", tries);
        store.put("deliveries", id, delivery);
        long pause = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(tries - 1, 6));
        timer.schedule(() -> deliver(id), pause, TimeUnit.SECONDS);
    }

    private boolean post(URI endpoint, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int port = endpoint.getPort() < 0 ? 80 : endpoint.getPort();
        String head =
                String.join(
                        "\r\n",
                        "POST " + endpoint.getRawPath() + " HTTP/1.1",
                        "Host: " + endpoint.getRawAuthority(),
                        "Content-Type: application/json; charset=utf-8",
                        "User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)",
                        "Stripe-Signature: " + signature(body),
                        "Content-Length: " + bytes.length,
                        "Connection: close",
                        "",
                        "");
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return statusLine(socket.getInputStream()).matches("HTTP/1\\.[01] 2[0-9]{2}.*");
        } catch (IOException notNow) {
            return false;
        }
    }

    private static String statusLine(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = answer.read(); b >= 0 && b != '\r' && line.length() < 100; b = answer.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private String signature(String body) {
        long time = clock.instant().getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when nothing is being sent any more: the folder of the store is then free. */
    @Override
    public void close() {
        timer.shutdownNow();
        timer.close();
    }
}
