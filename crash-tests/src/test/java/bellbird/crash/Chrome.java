package bellbird.crash;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The browser in front of which people sit, while the server comes and goes. */
final class Chrome implements AutoCloseable {

    private static final List<Path> INSTALLED =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"),
                    Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final double PAGE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    Chrome() {
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
