package bellbird.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The tenant the product signs up by itself on a local stack; its names are the product's ({@code
 * bellbird.provisioning.DemoLogins}), and the smoke path notices when they part.
 */
final class DemoTenant {

    static final String SHORT_NAME = "larkspur";
    static final String OWNER = "owner@larkspur.example";
    static final String SUPPORT = "support@larkspur.example";
    static final String SUBSCRIBER = "wren@featherby.example";
    static final String PLATFORM = "platform@bellbird.example";
    static final String PASSWORD = "bellbird-demo-password";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private DemoTenant() {}

    /** Waits until its host exists: a half-made tenant is invisible. */
    static void await(LocalStack stack) {
        URI home = URI.create(stack.tenantUrl(SHORT_NAME) + "/");
        HttpRequest request = HttpRequest.newBuilder(home).timeout(Duration.ofSeconds(20)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!exists(http, request)) {
                if (System.nanoTime() > end) {
                    throw new StackException(
                            "The demo tenant is not there after %d minutes; see %s."
                                    .formatted(
                                            PATIENCE.toMinutes(),
                                            stack.logs().resolve("wildfly.log")));
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    private static boolean exists(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() != 404;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for the demo tenant.", e);
        }
    }
}
