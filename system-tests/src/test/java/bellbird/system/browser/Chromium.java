package bellbird.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The browser of the machine: an installed Chromium where there is one, else the one Playwright
 * brings.
 */
public final class Chromium implements AutoCloseable {

    private static final List<Path> INSTALLED =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"),
                    Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
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
                        .setHeadless(true)
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"));
        installed.ifPresent(options::setExecutablePath);
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
