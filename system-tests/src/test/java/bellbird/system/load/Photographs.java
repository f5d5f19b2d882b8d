package bellbird.system.load;

import bellbird.system.browser.Visitor;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pages as people see them, on a desk and on a phone, for people to look at. */
final class Photographs {

    private static final Path FOLDER = Path.of("target/load");

    private Photographs() {}

    static void take(Visitor person, String name) {
        Page page = person.page();
        page.setViewportSize(390, 844);
        person.photograph(FOLDER.resolve(name + "-390.png"));
        page.setViewportSize(1440, 1000);
        person.photograph(FOLDER.resolve(name + "-1440.png"));
    }
}
