package bellbird.system.isolation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests without a browser: no cookies but those given, no redirect followed. */
final class Http {

    /**
     * @param type media type, empty if none
     * @param cache what {@code Cache-Control} says
     * @param to where a redirect leads, empty if none
     */
    record Answer(int status, String type, String cache, String to, String body) {}

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    static Answer get(String address, String... headers) {
        return send("GET", address, BodyPublishers.noBody(), headers);
    }

    static Answer form(String address, String form) {
        return send(
                "POST",
                address,
                BodyPublishers.ofString(form),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    static Answer send(String method, String address, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response =
                    CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Cache-Control").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    new String(response.body(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
