package bellbird.system.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A product manager writes “20.00 a month, 300 minutes and 10 GB with rollover, EU roaming
 * included, 0.12 a minute beyond, weekends half” from nothing, tries it, reads it and sells it.
 */
@ExtendWith(Invariants.class)
class PlanInThreeMinutesIT {

    private static final Path LAST_SEEN = Path.of("target/last-seen/plan.png");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final String CALLS =
            "300 minutes of calls at home and in EU countries, then £0.12 a minute,"
                    + " Weekends: £0.06 a minute. What is left goes on into the next month";
    private static final String DATA =
            "10 GB of data at home and in EU countries, then £0.01 a MB."
                    + " What is left goes on into the next month";

    @Test
    void a_plan_is_written_tried_and_published_on_one_page() {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Operator operator = Operators.signUp("goldcrest", "Goldcrest Mobile");
        try (Chromium chromium = new Chromium();
                Visitor manager = chromium.visitor()) {
            manager.open(operator.url("/operator/plans/new"))
                    .signIn(operator.ownerEmail(), Operators.PASSWORD)
                    .sees("Your new plan");
            try {
                write(manager);
                readTheSheet(manager);
                tryIt(manager);
                publish(manager);
                changeIsKept(manager);
                promise(manager, operator);
            } catch (Throwable t) {
                manager.photograph(LAST_SEEN);
                throw t;
            }
        }
    }

    private static void write(Visitor manager) {
        manager.type("Name on bills", "Goldcrest 20")
                .type("Monthly price", "20.00")
                .type("Minutes included", "300")
                .type("Price of a minute", "0.12")
                .type("Data included", "10")
                .type("Price of a MB beyond", "0.01");
        assertThat(manager.page().locator(".sheet")).containsText("10 GB of data");
        for (int row : new int[] {0, 2}) {
            manager.page().getByLabel("What is left goes into the next month").nth(row).check();
        }
        manager.page().getByLabel("EU roaming included").check();
        manager.press("Another price at certain times").sees("50% of the usual price");
    }

    private static void readTheSheet(Visitor manager) {
        Locator sheet = manager.page().locator(".sheet");
        assertThat(sheet).containsText("£20.00");
        assertThat(sheet).containsText("a month, VAT included");
        assertThat(sheet.locator("li"))
                .containsText(
                        new String[] {
                            CALLS,
                            DATA,
                            "Incoming calls in EU countries: free",
                            "Weekends: Saturday, Sunday, all day"
                        });
    }

    /** Five minutes with nothing left cost on a Saturday half of what they cost on a Monday. */
    private static void tryIt(Visitor manager) {
        manager.sees("5 min of the included 300 minutes are used.");
        pays(manager, "£0.00");
        manager.choose("What is included is", "used up");
        pays(manager, "£0.60");
        manager.type("On", "05/12/2026");
        pays(manager, "£0.30");
        manager.sees("In the time band Weekends:");
        manager.choose("Where", "EU countries");
        pays(manager, "£0.30");
        manager.choose("What", "A call received");
        pays(manager, "£0.00");
        manager.choose("What", "Data");
        pays(manager, "£1.00");
        manager.type("How much", "2.5 MB");
        pays(manager, "£0.03");
    }

    private static void pays(Visitor manager, String amount) {
        assertThat(manager.page().locator(".op-try-amount")).hasText(amount);
    }

    private static void publish(Visitor manager) {
        manager.press("Publish")
                .sees("Publish this version?")
                .pressInDialog("Publish")
                .sees("Goldcrest 20 is published.")
                .sees("in force");
        assertThat(manager.page().locator(".sheet")).containsText(CALLS);
    }

    /** Who pauses while writing the next version finds it again, without having saved it. */
    private static void changeIsKept(Visitor manager) {
        manager.press("Write the next version")
                .press("Save draft")
                .sees("The draft of Goldcrest 20 is saved.");
        manager.type("Monthly price", "23.50").sees("Not saved yet");
        assertThat(manager.page().getByText(Pattern.compile("^Saved \\d"))).isVisible();
        manager.page().reload();
        assertThat(manager.page().getByLabel("Monthly price").first())
                .hasValue(Pattern.compile("23\\.50?"));
        assertThat(manager.page().locator(".sheet")).containsText("£23.50");
    }

    /** A code is written, mended where it was wrong, and published. */
    private static void promise(Visitor manager, Operator operator) {
        manager.open(operator.url("/operator/promotions"))
                .sees("No promotions yet")
                .press("New promotion")
                .type("Name on bills", "Half price at first")
                .type("Code", "HALF")
                .type("How much", "150")
                .press("Publish")
                .sees("A percentage must be above 0 and at most 100.")
                .type("How much", "50")
                .type("Given for", "3")
                .type("Orders at most", "100")
                .sees(
                        "50% off the price of every plan, for the first 3 months, with the code HALF");
        manager.sees("£10.00")
                .press("Publish")
                .sees("Half price at first can be ordered with its code now.")
                .sees("0 of 100");
    }
}
