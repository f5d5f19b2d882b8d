package bellbird.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks an address until it answers 200, as long as the process behind it lives. */
final class Ready {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Ready() {}

    static void await(ChildProcess process, String address) {
        await(process, address, () -> {});
    }

    /**
     * @param check throws when waiting has become pointless
     */
    static void await(ChildProcess process, String address, Runnable check) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answers(http, request)) {
                process.check();
                check.run();
                if (System.nanoTime() > end) {
                    throw new StackException(
                            "%s is not ready after %d minutes: %s does not answer; see %s."
                                    .formatted(
                                            process.name(),
                                            PATIENCE.toMinutes(),
                                            address,
                                            process.log()));
                }
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for " + request.uri(), e);
        }
    }
}
