package bellbird.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/**
 * One person at one browser window. What the page complains about in its console is kept; a page
 * that breaks its own content security policy is a fault wherever it is met.
 */
public final class Visitor implements AutoCloseable {

    /** A cold server's first page takes its time; nothing is asserted about speed. */
    private static final double PATIENCE_MILLIS = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private final boolean policyHolds;

    /**
     * @param policyHolds whether a breach of the content security policy is a fault
     */
    Visitor(Browser browser, int width, int height, boolean policyHolds) {
        this.policyHolds = policyHolds;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale("en-GB")
                                .setTimezoneId("Europe/London"));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
    }

    public Page page() {
        return page;
    }

    /** Console errors since the window was opened. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public Visitor open(String address) {
        page.navigate(address);
        return this;
    }

    /** Nobody is signed in here any more. */
    public Visitor forget() {
        context.clearCookies();
        return this;
    }

    /** Fills the login form of Keycloak and waits until it is left. */
    public Visitor signIn(String email, String password) {
        page.locator("#username").fill(email);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        return this;
    }

    /** Types into the field with this label and leaves it. */
    public Visitor type(String label, String value) {
        Locator field = field(label);
        field.fill(value);
        field.blur();
        return this;
    }

    /** Waits until the field with this label is filled by the page itself. */
    public Visitor seesSomethingIn(String label) {
        PlaywrightAssertions.assertThat(field(label)).hasValue(Pattern.compile(".+"));
        return this;
    }

    /** Waits until the field with this label holds exactly this. */
    public Visitor seesIn(String label, String value) {
        PlaywrightAssertions.assertThat(field(label)).hasValue(value);
        return this;
    }

    /** Chooses an entry of a list box or combo box by its text. */
    public Visitor choose(String label, String entry) {
        Locator field = field(label);
        field.click();
        if ("INPUT".equals(field.evaluate("field => field.tagName"))) {
            field.fill(entry);
        }
        page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(entry)).first().click();
        return this;
    }

    public Visitor press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).first().click();
        return this;
    }

    /** Presses the button of that name that came last: a dialog's, when one is open. */
    public Visitor pressInDialog(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).last().click();
        return this;
    }

    /** Opens the row or link that says this. */
    public Visitor choosesRow(String text) {
        page.getByText(text).first().click();
        return this;
    }

    public Visitor follow(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link)).first().click();
        return this;
    }

    /** Waits until this text is on the page. */
    public Visitor sees(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    /** Waits until the page has its title and no request of it is under way. */
    public Visitor settles() {
        page.locator("h1").first().waitFor();
        page.waitForFunction(
                "() => document.fonts.status === 'loaded' &&"
                        + " Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client =>"
                        + " !client.isActive?.())");
        return this;
    }

    /** What the device says about light and dark; the page is painted in it. */
    public Visitor prefers(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(
                "() => new Promise(done =>"
                        + " requestAnimationFrame(() => requestAnimationFrame(done)))");
        return this;
    }

    public Visitor photograph(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return this;
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
    }

    @Override
    public void close() {
        context.close();
        if (policyHolds) {
            Assertions.assertThat(complaints)
                    .as("console")
                    .noneMatch(text -> text.contains("Content Security Policy"));
        }
    }
}
