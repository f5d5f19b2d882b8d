package bellbird.system.browser;

import bellbird.local.TestBrowser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The browser of the machine, and the people who sit at it. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright =
                Playwright.create(new Playwright.CreateOptions().setEnv(TestBrowser.environment()));
        var options = new BrowserType.LaunchOptions().setArgs(TestBrowser.FLAGS);
        TestBrowser.installed().ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    /** A person with a window of their own: own cookies, 1440 pixels wide. */
    public Visitor visitor() {
        return new Visitor(browser, 1440, 1000, true);
    }

    /** A person with a phone, 390 pixels wide. */
    public Visitor phoneVisitor() {
        return new Visitor(browser, 390, 844, true);
    }

    /** A person whose page is tampered with, so that its policy has something to refuse. */
    public Visitor suspicious() {
        return new Visitor(browser, 1440, 1000, false);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
