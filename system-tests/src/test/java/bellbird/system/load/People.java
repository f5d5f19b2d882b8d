package bellbird.system.load;

import bellbird.local.RunningStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An owner and a subscriber who go round their pages, each in a window of their own, one page after
 * the other.
 */
final class People implements AutoCloseable {

    /** Code of the plan that the owner has published. */
    static final String PLAN = "LOADED";

    private static final String SUBSCRIBER = "wren@load.example";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/invite/[^\\s\"<>]+");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Stop(boolean isSubscriber, String path) {}

    private static final List<Stop> ROUND =
            List.of(
                    new Stop(false, "/operator/customers"),
                    new Stop(true, "/care"),
                    new Stop(false, "/operator/usage-files"),
                    new Stop(false, "/operator/bill-runs"),
                    new Stop(true, "/care/bills"),
                    new Stop(false, "/operator/plans"));

    private final Operator operator;
    private final Visitor owner;
    private final Visitor subscriber;
    private int visits;

    /** Signs the owner in, publishes a plan, and brings its first subscriber to self-care. */
    People(Chromium chromium, Operator operator) {
        this.operator = operator;
        owner = chromium.visitor();
        subscriber = chromium.visitor();
        signIn(owner);
        publish();
        invite();
        accept();
    }

    void signIn(Visitor person) {
        person.open(operator.url("/operator")).signIn(operator.ownerEmail(), Operators.PASSWORD);
        arrives(person, "/operator");
    }

    /** The page of the realm settles, too: only the address says who is in. */
    private void arrives(Visitor person, String path) {
        person.page().waitForURL(operator.url(path) + "**");
        person.settles();
    }

    private void publish() {
        owner.open(operator.url("/operator/plans"))
                .press("New plan")
                .type("Code", PLAN)
                .type("Name on bills", "Loaded")
                .type("Monthly price", "20.00")
                .type("Minutes included", "60")
                .type("Price of a minute", "0.12")
                .press("Save draft")
                .sees("The draft of Loaded is saved.")
                .press("Publish")
                .sees("Publish this version?")
                .pressInDialog("Publish")
                .sees("Loaded is published.");
    }

    /** With the first line the operator's first bill run is planned. */
    private void invite() {
        owner.open(operator.url("/operator/customers"))
                .press("New customer")
                .type("Full name", "Wren Featherby")
                .type("E-mail", SUBSCRIBER)
                .type("Street and number", "1 Nest Lane")
                .type("Postcode", "ZZ1 1ZZ")
                .type("City", "Flockton")
                .press("Register customer")
                .sees("No line yet")
                .press("Activate line")
                .type("Phone number", "+447700900123")
                .type("IMSI", "001010000000123")
                .type("SIM card number (ICCID)", "8944110000000001238")
                .choose("Plan", "Loaded")
                .press("Activate line")
                .sees("is active.")
                .press("Invite to self-care")
                .pressInDialog("Send invitation")
                .sees("on its way");
    }

    private void accept() {
        ReceivedMail mail =
                RunningStack.get()
                        .mails()
                        .await(SUBSCRIBER, letter -> LINK.matcher(letter.text()).find(), PATIENCE);
        Matcher link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new IllegalStateException("no link in " + mail.subject());
        }
        subscriber
                .open(link.group())
                .type("Password", Operators.PASSWORD)
                .press("Set up sign-in")
                .follow("Sign in")
                .signIn(SUBSCRIBER, Operators.PASSWORD);
        arrives(subscriber, "/care");
    }

    /** Seconds until the next page of the round is there and rests. */
    double visit() {
        Stop stop = ROUND.get(visits++ % ROUND.size());
        Visitor person = stop.isSubscriber ? subscriber : owner;
        long start = System.nanoTime();
        try {
            person.open(operator.url(stop.path)).settles();
        } catch (PlaywrightException e) {
            Photographs.take(person, "failed");
            throw new IllegalStateException(stop + " ends at " + person.page().url(), e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        owner.close();
        subscriber.close();
    }
}
