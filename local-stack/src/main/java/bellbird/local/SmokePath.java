package bellbird.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The few pages that show whether the parts found each other, asked over HTTP as a browser does.
 */
final class SmokePath {

    private final LocalStack stack;
    private final PrintStream out;
    private boolean clear = true;

    SmokePath(LocalStack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    /** Returns whether every step answered as it should; prints each. */
    boolean walk() {
        step("health", stack.healthUrl() + "/ready", page -> page.statusCode() == 200);
        step("public site", stack.publicUrl() + "/", page -> page.statusCode() == 200);
        step("sign-up page", stack.publicUrl() + "/sign-up", page -> page.statusCode() == 200);
        step(
                "unknown host is refused",
                stack.tenantUrl("nobody-here") + "/",
                page -> page.statusCode() == 404);
        if (stack.hasDemo()) {
            String demo = stack.tenantUrl(DemoTenant.SHORT_NAME);
            step("operator asks who it is", demo + "/operator", this::isLoginPage);
            step("self-care asks who it is", demo + "/care", this::isLoginPage);
        }
        step("platform asks who it is", stack.publicUrl() + "/platform", this::isLoginPage);
        step("Stripe sandbox", stack.stripeUrl() + "/v1/", page -> page.statusCode() == 401);
        step("mail inbox", stack.inboxUrl() + "/", page -> page.statusCode() == 200);
        return clear;
    }

    private boolean isLoginPage(HttpResponse<String> page) {
        return page.statusCode() == 200
                && page.uri().toString().startsWith(stack.keycloakUrl() + "/realms/")
                && page.body().contains("kc-form-login");
    }

    private void step(String name, String address, Predicate<HttpResponse<String>> expected) {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .followRedirects(Redirect.NORMAL)
                        .cookieHandler(new CookieManager())
                        .connectTimeout(Duration.ofSeconds(10))
                        .build()) {
            HttpResponse<String> page =
                    http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Accept", "text/html")
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            BodyHandlers.ofString());
            report(
                    name,
                    expected.test(page),
                    "%d %s"
                            .formatted(
                                    page.statusCode(),
                                    page.uri().toString().replaceFirst("\\?.*", "")));
        } catch (IOException e) {
            report(name, false, address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report(name, false, "interrupted");
        }
    }

    private void report(String name, boolean passed, String answer) {
        clear &= passed;
        out.printf("  %-6s %-28s %s%n", passed ? "ok" : "FAILED", name, answer);
    }
}
