package bellbird.system.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import bellbird.local.RunningStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A plan that somebody has gets new prices: first for new orders only, then with a carrier's rate
 * deck, which a second person reads before it is sold.
 */
@ExtendWith(Invariants.class)
class NewPricesIT {

    private static final Path LAST_SEEN = Path.of("target/last-seen");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final Duration MAIL_PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/invite/[^\\s\"<>]+");
    private static final String SECOND = "perrin@merlin.example";

    /** One place is known, one is nowhere, and one has no price. */
    private static final String DECK =
            """
            destination,price
            Iceland,0.31
            Nowhereland,0.40
            Germany,soon
            """;

    @Test
    void new_prices_reach_whom_they_are_for_and_are_sold_by_a_second_person() {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Operator operator = Operators.signUp("merlin", "Merlin Mobile");
        try (Chromium chromium = new Chromium();
                Visitor owner = chromium.visitor();
                Visitor second = chromium.visitor()) {
            try {
                owner.open(operator.url("/operator/settings/people"))
                        .signIn(operator.ownerEmail(), Operators.PASSWORD)
                        .sees("Invite a colleague");
                invite(owner);
                activateLine(owner, operator);
                publishForNewOrders(owner, operator);
                readWhoHasIt(owner);
                putDeckIntoDraft(owner, operator);
                handIn(owner, operator);
                accept(second);
                approve(second, operator);
            } catch (Throwable t) {
                owner.photograph(LAST_SEEN.resolve("prices-owner.png"));
                second.photograph(LAST_SEEN.resolve("prices-second.png"));
                throw t;
            }
        }
    }

    private static void invite(Visitor owner) {
        owner.press("Invite a colleague")
                .type("Full name", "Perrin Second")
                .type("E-mail", SECOND)
                .choose("Role", "Product manager")
                .pressInDialog("Send invitation")
                .sees("An invitation is on its way");
    }

    private static void activateLine(Visitor owner, Operator operator) {
        owner.open(operator.url("/operator/customers/new"))
                .type("Full name", "Wren Featherby")
                .type("E-mail", "wren@merlin.example")
                .type("Street and number", "1 Nest Lane")
                .type("Postcode", "ZZ1 1ZZ")
                .type("City", "Flockton")
                .press("Register customer")
                .sees("No line yet")
                .press("Activate line")
                .type("Phone number", "+447700900177")
                .type("IMSI", "001010000000177")
                .type("SIM card number (ICCID)", "8944110000000001774")
                .choose("Plan", "Starter")
                .press("Activate line")
                .sees("is active.");
    }

    private static void open(Visitor person, Operator operator) {
        person.open(operator.url("/operator/plans")).choosesRow("Starter");
        assertThat(person.page().locator("h1")).hasText("Starter");
    }

    private static void publishForNewOrders(Visitor owner, Operator operator) {
        open(owner, operator);
        owner.press("Write the next version").type("Monthly price", "6.00").sees("Not saved yet");
        owner.press("Publish").sees("For whom");
        owner.page().getByLabel("New orders only: who has the plan keeps their prices").check();
        owner.pressInDialog("Publish")
                .sees("1 line keeps its prices: this version is for new orders only.");
    }

    private static void readWhoHasIt(Visitor owner) {
        owner.follow("Which lines, and why").sees("They were there before");
        Locator line =
                owner.page().locator("tr", new LocatorOptions().setHasText("Wren Featherby"));
        assertThat(line).containsText("not planned");
    }

    /** Nothing changes before somebody has seen what would. */
    private static void putDeckIntoDraft(Visitor owner, Operator operator) {
        open(owner, operator);
        owner.follow("Rate deck").sees("No deck yet");
        owner.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "carrier.csv", "text/csv", DECK.getBytes(StandardCharsets.UTF_8)));
        owner.sees("Against version")
                .sees("Iceland")
                .sees("Nowhereland")
                .sees("Germany,soon")
                .press("Put into the draft")
                .sees("Put this deck into the draft?")
                .pressInDialog("Put into the draft")
                .sees("Draft, version 3");
    }

    private static void handIn(Visitor owner, Operator operator) {
        owner.open(operator.url("/operator/plans")).sees("The whole catalogue");
        owner.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "catalog.json",
                                "application/json",
                                "{\"format\": 1}".getBytes(StandardCharsets.UTF_8)));
        owner.sees("Nothing of it was taken").sees("/currency");
        owner.page().getByLabel("Prices are published by a second person").check();
        owner.sees("Prices need a second person from now on.");
        open(owner, operator);
        owner.press("Hand in").sees("Somebody else has to publish them.");
        assertThat(button(owner, "Publish")).hasCount(0);
    }

    private static Locator button(Visitor person, String name) {
        return person.page().locator("vaadin-button", new LocatorOptions().setHasText(name));
    }

    private static void accept(Visitor second) {
        ReceivedMail mail =
                RunningStack.get()
                        .mails()
                        .await(SECOND, letter -> LINK.matcher(letter.text()).find(), MAIL_PATIENCE);
        Matcher link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new AssertionError("no link in “" + mail.subject() + "”");
        }
        second.open(link.group())
                .type("Password", Operators.PASSWORD)
                .press("Set up sign-in")
                .follow("Sign in");
        second.signIn(SECOND, Operators.PASSWORD).sees("Plans");
    }

    /** What differs stands there to be read; the newest prices are for everyone this time. */
    private static void approve(Visitor second, Operator operator) {
        open(second, operator);
        second.sees("Read what they change").sees("Iceland");
        second.press("Publish").sees("For whom");
        second.page()
                .getByLabel(
                        "Everyone: who has the plan gets it when their next unbilled period begins")
                .check();
        second.pressInDialog("Publish")
                .sees(
                        "1 line has these prices, or gets them when the next unbilled period begins.");
    }
}
