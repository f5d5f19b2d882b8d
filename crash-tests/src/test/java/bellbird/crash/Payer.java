package bellbird.crash;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A subscriber of some operators, who presses Pay until each payment partner's page opens. */
final class Payer implements AutoCloseable {

    private static final List<Path> INSTALLED =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"),
                    Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final double PAGE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext window;
    private final HttpClient http = HttpClient.newHttpClient();

    Payer() {
        Optional<Path> installed = INSTALLED.stream().filter(Files::isExecutable).findFirst();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        installed.isPresent()
                                                ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                                                : Map.of()));
        var options =
                new BrowserType.LaunchOptions()
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"));
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
        window = browser.newContext();
        window.setDefaultTimeout(PAGE_MILLIS);
    }

    /**
     * Opens each bill, signs in if asked, presses Pay, and pays with a card. All are pressed before
     * the first is waited for, so that they are under way together.
     *
     * @param partner start of the payment partner's addresses
     */
    void pay(List<String> bills, String partner, String email, String password) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> left = new ArrayList<>(bills);
        while (true) {
            Map<String, Page> pages = new LinkedHashMap<>();
            for (String bill : left) {
                tried(end, () -> pages.put(bill, pressed(bill, email, password)));
            }
            pages.forEach(
                    (bill, page) ->
                            tried(
                                    end,
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
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private Page pressed(String bill, String email, String password) {
        Page page = window.newPage();
        try {
            page.navigate(bill);
            if (page.locator("#kc-login").isVisible()) {
                page.locator("#username").fill(email);
                page.locator("#password").fill(password);
                page.locator("#kc-login").click();
            }
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^Pay ")))
                    .first()
                    .click(new Locator.ClickOptions().setNoWaitAfter(true));
            return page;
        } catch (PlaywrightException e) {
            page.close();
            throw e;
        }
    }

    /** While the server is away, whatever is tried fails. */
    private static void tried(long end, Runnable act) {
        try {
            act.run();
        } catch (PlaywrightException | IllegalStateException e) {
            if (System.nanoTime() > end) {
                throw e;
            }
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

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
