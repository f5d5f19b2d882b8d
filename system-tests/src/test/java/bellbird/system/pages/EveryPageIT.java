package bellbird.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Photographs every page at 1440 and 390 pixels into {@code target/screenshots}, to be looked at
 * beside the mockups. What a machine can see is asserted: each page opens, none is wider than its
 * window, and axe-core has nothing serious to say about it. The two widths are walked through side
 * by side.
 */
class EveryPageIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Set<String> NOT_A_PAGE =
            Set.of("There is nothing here", "This page could not be opened");
    private static final LocalStack STACK = RunningStack.get();

    @SuppressWarnings("NullAway.Init") // the first thing that happens
    private static List<Stop> tour;

    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void plan_the_tour() {
        try (Chromium chromium = new Chromium()) {
            tour = new Tour(STACK).stops(chromium);
        }
    }

    @Test
    void the_tour_comes_by_every_route() {
        assertThat(tour.stream().map(Stop::route).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Routes.declared());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void every_page_fits_a_wide_window_and_keeps_nobody_out_in_light_or_dark() {
        lookAround(
                Chromium::visitor,
                (visitor, stop) -> {
                    look(visitor, stop, "1440");
                    check(stop, "light", Accessibility.findings(visitor.page()));
                    visitor.prefers(ColorScheme.DARK);
                    check(stop, "dark", Accessibility.findingsOfColour(visitor.page()));
                    visitor.photograph(picture(stop, "1440-dark")).prefers(ColorScheme.LIGHT);
                });
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void every_page_fits_a_phone_and_keeps_nobody_out() {
        lookAround(
                Chromium::phoneVisitor,
                (visitor, stop) -> {
                    look(visitor, stop, "390");
                    check(stop, "phone", Accessibility.findingsOfLayout(visitor.page()));
                });
    }

    private void lookAround(Function<Chromium, Visitor> window, BiConsumer<Visitor, Stop> look) {
        try (Chromium chromium = new Chromium()) {
            for (Person person : Person.values()) {
                try (Visitor visitor = window.apply(chromium)) {
                    person.enter(visitor, STACK);
                    tour.stream()
                            .filter(stop -> stop.person() == person)
                            .forEach(stop -> look.accept(visitor, stop));
                    visitor.complaints().forEach(complaint -> wrong.add(person + ": " + complaint));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void look(Visitor visitor, Stop stop, String width) {
        Page page = visitor.open(stop.person().host(STACK) + "/" + stop.path()).page();
        visitor.settles();
        String title = page.locator("h1").first().textContent();
        if (NOT_A_PAGE.contains(title) || title.startsWith("!")) {
            wrong.add(stop.route() + ": " + title);
        }
        int over =
                ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .intValue();
        if (over > 0) {
            wrong.add(stop.route() + " is " + over + " pixels too wide at " + width);
        }
        visitor.photograph(picture(stop, width));
    }

    private static Path picture(Stop stop, String variant) {
        return PICTURES.resolve(stop.name() + "-" + variant + ".png");
    }

    private void check(Stop stop, String how, List<String> findings) {
        findings.forEach(finding -> wrong.add(stop.route() + " " + how + ": " + finding));
    }
}
