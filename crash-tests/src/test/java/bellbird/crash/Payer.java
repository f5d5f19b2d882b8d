package bellbird.crash;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A subscriber of some operators, who presses Pay until each payment partner's page opens. */
final class Payer {

    private final BrowserContext window;
    private final HttpClient http = HttpClient.newHttpClient();

    Payer(Chrome chrome) {
        window = chrome.window();
    }

    /**
     * Opens each bill, signs in if asked, presses Pay, and pays with a card. All are pressed before
     * the first is waited for, so that they are under way together.
     *
     * @param partner start of the payment partner's addresses
     */
    void pay(List<String> bills, String partner, String email, String password) {
        Tries tries = new Tries();
        List<String> left = new ArrayList<>(bills);
        while (true) {
            Map<String, Page> pages = new LinkedHashMap<>();
            for (String bill : left) {
                tries.once(() -> pages.put(bill, pressed(bill, email, password)));
            }
            pages.forEach(
                    (bill, page) ->
                            tries.once(
                                    () -> {
                                        page.waitForURL(
                                                url -> url.startsWith(partner),
                                                new Page.WaitForURLOptions().setTimeout(6_000));
                                        typeCard(page.url());
                                        left.remove(bill);
                                    }));
            pages.values().forEach(Page::close);
            if (left.isEmpty()) {
                return;
            }
            tries.pause(Duration.ofSeconds(1));
        }
    }

    private Page pressed(String bill, String email, String password) {
        Page page = Chrome.open(window, bill, email, password);
        try {
            Chrome.press(Chrome.buttons(page, "^Pay ").first());
            return page;
        } catch (PlaywrightException e) {
            page.close();
            throw e;
        }
    }

    private void typeCard(String page) {
        String form =
                Map.of(
                                "email", "wren@featherby.example",
                                "number", "4242424242424242",
                                "expiry", "12 / 40",
                                "cvc", "123",
                                "name", "Wren Featherby")
                        .entrySet()
                        .stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(page))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 303 && answer.statusCode() != 302) {
                throw new IllegalStateException("the card was not taken: " + answer.body());
            }
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
