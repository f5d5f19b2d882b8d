package bellbird.crash;

import bellbird.local.TestBrowser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The browser in front of which people sit, while the server comes and goes. */
final class Chrome implements AutoCloseable {

    private static final double PAGE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    Chrome() {
        playwright =
                Playwright.create(new Playwright.CreateOptions().setEnv(TestBrowser.environment()));
        var options = new BrowserType.LaunchOptions().setArgs(TestBrowser.FLAGS);
        TestBrowser.installed().ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    /** A window of a person who stays signed in. */
    BrowserContext window() {
        BrowserContext window = browser.newContext();
        window.setDefaultTimeout(PAGE_MILLIS);
        return window;
    }

    /** Opens a page in a tab of its own, and signs in if asked. */
    static Page open(BrowserContext window, String address, String email, String password) {
        Page page = window.newPage();
        try {
            page.navigate(address);
            if (page.locator("#kc-login").isVisible()) {
                page.locator("#username").fill(email);
                page.locator("#password").fill(password);
                page.locator("#kc-login").click();
            }
            return page;
        } catch (PlaywrightException e) {
            page.close();
            throw e;
        }
    }

    /** The buttons whose names are like this. */
    static Locator buttons(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    /** Presses without waiting for what the server says to it. */
    static void press(Locator button) {
        button.click(new Locator.ClickOptions().setNoWaitAfter(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
