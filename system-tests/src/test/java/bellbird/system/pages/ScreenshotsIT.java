package bellbird.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Photographs the public site and the demo operator's pages at 1440 and 390 pixels into {@code
 * target/screenshots}, to be looked at beside the mockups. What a picture cannot hide is asserted:
 * each page opens, and none is wider than its window.
 */
class ScreenshotsIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String OWNER = "owner@larkspur.example";
    private static final String PASSWORD = "bellbird-demo-password";

    private static final List<String> SITE = List.of("", "sign-up", "sign-in");

    private static final List<String> OPERATOR =
            List.of(
                    "operator",
                    "operator/customers",
                    "operator/customers/new",
                    "operator/plans",
                    "operator/plans/new",
                    "operator/usage-files",
                    "operator/bill-runs",
                    "operator/bills",
                    "operator/payments",
                    "operator/ledger",
                    "operator/audit-trail",
                    "operator/health",
                    "operator/settings",
                    "operator/settings/brand",
                    "operator/settings/people",
                    "operator/settings/clock");

    private static Chromium chromium;

    private final LocalStack stack = RunningStack.get();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void open_a_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close_it() {
        chromium.close();
    }

    @Test
    void every_page_opens_and_fits_a_wide_window() {
        try (Visitor visitor = chromium.visitor()) {
            lookAround(visitor, "1440");
        }
    }

    @Test
    void every_page_opens_and_fits_a_phone() {
        try (Visitor visitor = chromium.phoneVisitor()) {
            lookAround(visitor, "390");
        }
    }

    private void lookAround(Visitor visitor, String width) {
        SITE.forEach(path -> look(visitor, stack.publicUrl(), path, "site-", width));
        String operator = stack.tenantUrl("larkspur");
        visitor.open(operator + "/operator").signIn(OWNER, PASSWORD);
        visitor.page().waitForURL("**/operator*");
        OPERATOR.forEach(path -> look(visitor, operator, path, "", width));

        assertThat(wrong).isEmpty();
    }

    private void look(Visitor visitor, String host, String path, String area, String width) {
        Page page = visitor.open(host + "/" + path).page();
        page.locator("h1").first().waitFor();
        String title = page.locator("h1").first().textContent();
        if (title.equals("This page could not be opened") || title.startsWith("!")) {
            wrong.add(path + ": " + title);
        }
        int over =
                ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .intValue();
        if (over > 0) {
            wrong.add(path + " is " + over + " pixels too wide");
        }
        String name = area + (path.isEmpty() ? "home" : path.replace('/', '-'));
        visitor.photograph(PICTURES.resolve(name + "-" + width + ".png"));
    }
}
