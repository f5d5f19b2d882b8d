package bellbird.local.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser and a card. */
final class Payer {

    private final HttpClient browser = HttpClient.newHttpClient();

    HttpResponse<String> open(String url) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> pay(String url, String number) throws IOException, InterruptedException {
        return pay(url, number, "12 / 40", "123", "Maeve Hollis");
    }

    HttpResponse<String> pay(String url, String number, String expiry, String cvc, String name)
            throws IOException, InterruptedException {
        return post(
                url,
                Map.of(
                        "email", "maeve@larkspur.example",
                        "number", number,
                        "expiry", expiry,
                        "cvc", cvc,
                        "name", name));
    }

    HttpResponse<String> post(String url, Map<String, String> form)
            throws IOException, InterruptedException {
        String body =
                form.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
