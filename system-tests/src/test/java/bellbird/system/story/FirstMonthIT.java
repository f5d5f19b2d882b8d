package bellbird.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.local.mail.Attachment;
import bellbird.local.mail.ReceivedMail;
import bellbird.reference.ProofCheck;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From sign-up to the answered question: a founder makes an operator, describes a plan, activates a
 * line, feeds usage in and moves the clock; the subscriber gets the bill, pays it and asks; support
 * answers, is promoted, and leaves.
 */
@ExtendWith(Invariants.class)
class FirstMonthIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/invite/[^\\s\"<>]+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final Path LAST_SEEN = Path.of("target/last-seen");
    private static final String MSISDN = "+447700900123";
    private static final String SUBSCRIBER = "wren@%s.example";
    private static final String AGENT = "sana@%s.example";

    private static Chromium chromium;

    private final LocalStack stack = RunningStack.get();

    @SuppressWarnings("NullAway.Init") // the first thing that is told
    private Operator operator;

    @SuppressWarnings("NullAway.Init") // the first thing that is told
    private Month month;

    @BeforeAll
    static void open_a_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close_it() {
        chromium.close();
    }

    /** Once in the build; {@code -Dbellbird.story.times=10} tells it more often. */
    @TestFactory
    Stream<DynamicTest> a_founder_gets_paid_and_a_subscriber_gets_an_answer() {
        return IntStream.rangeClosed(1, Integer.getInteger("bellbird.story.times", 1))
                .mapToObj(time -> "fernhill-" + time)
                .map(name -> DynamicTest.dynamicTest(name, () -> tell(name)));
    }

    private void tell(String shortName) throws Exception {
        try (Visitor founder = chromium.visitor();
                Visitor subscriber = chromium.phoneVisitor();
                Visitor agent = chromium.visitor()) {
            try {
                tell(shortName, founder, subscriber, agent);
            } catch (Throwable t) {
                founder.photograph(LAST_SEEN.resolve("founder.png"));
                subscriber.photograph(LAST_SEEN.resolve("subscriber.png"));
                agent.photograph(LAST_SEEN.resolve("agent.png"));
                throw t;
            }
        }
    }

    private void tell(String shortName, Visitor founder, Visitor subscriber, Visitor agent)
            throws Exception {
        operator = Operators.signUp(founder, shortName, "Fernhill Mobile");
        Operators.confirmAddress(founder, operator);
        founder.open(operator.url("/operator"))
                .signIn(operator.ownerEmail(), Operators.PASSWORD)
                .sees("Your first ten minutes");
        leaveTheLastDayOfAMonth(founder);
        month = new Month(sandboxDate());
        describePlan(founder);
        activateLine(founder);
        inviteSubscriber(founder);
        inviteAgent(founder);
        feedUsage(founder);
        moveToTheBillRun(founder);
        readBillMail();
        accept(subscriber, address(SUBSCRIBER));
        payTheBill(subscriber);
        askWhy(subscriber);
        prove(founder);
        ask(subscriber);
        accept(agent, address(AGENT));
        answer(agent);
        readAnswer(subscriber);
        booksAreBalanced();
        billLateUsage(founder);
        readDeltaNoteMail();
        openDeltaNote(subscriber);
        findDeltaNote(founder);
        promote(founder, agent);
        dismiss(founder, agent);
    }

    /** A sandbox begins today; the file of the first day must come before the first bill run. */
    private void leaveTheLastDayOfAMonth(Visitor founder) throws SQLException {
        LocalDate next = sandboxDate().plusDays(1);
        if (next.getDayOfMonth() == 1) {
            founder.open(operator.url("/operator/settings/clock")).press("Next day");
            awaitClock(founder, next);
        }
    }

    private static String linkIn(ReceivedMail mail, Pattern pattern) {
        Matcher link = pattern.matcher(mail.text());
        assertThat(link.find()).as("a link in “%s”", mail.subject()).isTrue();
        return link.group();
    }

    private void describePlan(Visitor founder) {
        founder.open(operator.url("/operator/plans"))
                .press("New plan")
                .type("Code", "STORY-12")
                .type("Name on bills", "Story 12")
                .type("Monthly price", "12.00")
                .type("Minutes included", "10")
                .type("Price of a minute", "0.12")
                .type("Messages included", "5")
                .type("Price of a message beyond", "0.05")
                .type("Data included", "1")
                .type("Price of a MB beyond", "0.01")
                .press("Save draft")
                .sees("The draft of Story 12 is saved.")
                .press("Publish")
                .sees("Publish this version?")
                .pressInDialog("Publish")
                .sees("Story 12 is published.");
    }

    private void activateLine(Visitor founder) {
        founder.open(operator.url("/operator/customers"))
                .press("New customer")
                .type("Full name", "Wren Featherby")
                .type("E-mail", address(SUBSCRIBER))
                .type("Street and number", "1 Nest Lane")
                .type("Postcode", "ZZ1 1ZZ")
                .type("City", "Flockton")
                .press("Register customer")
                .sees("No line yet")
                .press("Activate line")
                .type("Phone number", MSISDN)
                .type("IMSI", "001010000000123")
                .type("SIM card number (ICCID)", "8944110000000001238")
                .choose("Plan", "Story 12")
                .press("Activate line")
                .sees("is active.");
    }

    private void inviteSubscriber(Visitor founder) {
        founder.press("Invite to self-care").pressInDialog("Send invitation").sees("on its way");
    }

    private void inviteAgent(Visitor founder) {
        founder.open(operator.url("/operator/settings/people"))
                .press("Invite a colleague")
                .type("Full name", "Sana Support")
                .type("E-mail", address(AGENT))
                .choose("Role", "Support agent")
                .pressInDialog("Send invitation")
                .sees("An invitation is on its way");
    }

    private void feedUsage(Visitor founder) {
        letADayPassInTheMiddleOfAName(founder);
        founder.open(operator.url("/operator/settings/clock"));
        awaitClock(founder, month.joined().plusDays(1));
        upload(founder, "host-network-0001.csv", month.usageFile(MSISDN));
        founder.sees(
                "%d in = %d rated + 1 suspended + 1 duplicate + 1 rejected + 0 not charged"
                        .formatted(Month.RECORDS, Month.RATED));
    }

    /** The page is drawn anew for the new day, but not under somebody who types. */
    private void letADayPassInTheMiddleOfAName(Visitor founder) {
        founder.open(operator.url("/operator/customers/new"))
                .type("Full name", "Merle Half")
                .press("Next day")
                .sees("Show this day")
                .seesIn("Full name", "Merle Half")
                .press("Show this day")
                .seesIn("Full name", "");
    }

    private void upload(Visitor founder, String name, String content) {
        founder.open(operator.url("/operator/usage-files"));
        founder.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private void moveToTheBillRun(Visitor founder) {
        founder.open(operator.url("/operator/settings/clock")).press("To the next bill run");
        awaitClock(founder, month.joined().withDayOfMonth(1).plusMonths(1));
    }

    private void readBillMail() throws Exception {
        ReceivedMail mail =
                stack.mails()
                        .await(
                                address(SUBSCRIBER),
                                letter -> pdfs(letter).findAny().isPresent(),
                                PATIENCE);
        assertThat(mail.subject()).contains("Fernhill Mobile");
        byte[] pdf = pdfs(mail).findFirst().orElseThrow().content();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Wren Featherby",
                            "Fernhill Mobile",
                            "Story 12",
                            pounds(month.total()),
                            pounds(month.net()),
                            pounds(month.vat()));
        }
    }

    private static Stream<Attachment> pdfs(ReceivedMail mail) {
        return mail.attachments().stream()
                .filter(attachment -> attachment.contentType().startsWith("application/pdf"));
    }

    private String address(String person) {
        return person.formatted(operator.shortName());
    }

    private void payTheBill(Visitor subscriber) {
        subscriber.open(operator.url("/care/bills")).sees(pounds(month.total()));
        subscriber.open(operator.url("/care")).press("Pay " + pounds(month.total()));
        payWith(subscriber, "4000000000000002");
        subscriber.sees("declined");
        payWith(subscriber, "4242424242424242");
        subscriber.sees("Paid");
    }

    /** On the page of the payment partner. */
    private void payWith(Visitor subscriber, String card) {
        subscriber.page().locator("#number").fill(card);
        subscriber.page().locator("#expiry").fill("12/40");
        subscriber.page().locator("#cvc").fill("123");
        subscriber.page().locator("#name").fill("Wren Featherby");
        subscriber.page().locator("#submit").click();
    }

    /** What the line of calls is made of: its price, the allowance, the records. */
    private void askWhy(Visitor subscriber) {
        subscriber
                .open(operator.url("/care/bills"))
                .choosesRow("Bill of")
                .press("Why Calls")
                .sees("£0.12 a minute")
                .sees("Story 12, price version 1")
                .sees("Story 12 gave")
                .sees("and nothing after the last")
                .sees("The first record that cost something")
                .sees("at 0.12 GBP per minute")
                .sees("+447700900xxx");
    }

    /** The clerk sees the same, follows a record, and hands the proof to somebody who checks it. */
    private void prove(Visitor founder) throws IOException {
        founder.open(operator.url("/operator/bills"))
                .choosesRow("Wren Featherby")
                .press("Why Calls")
                .sees("The first record that cost something");
        Download download =
                founder.page().waitForDownload(() -> founder.follow("Export the proof"));
        ProofCheck.Result checked = ProofCheck.of(Files.readString(download.path()));
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.records()).isEqualTo(Month.RATED);
        founder.follow("Follow this record").sees("1. In the file").sees("host-network-0001.csv");
    }

    private void ask(Visitor subscriber) {
        subscriber
                .open(operator.url("/care/help"))
                .press("Ask us")
                .type("What is it about?", "The part of the first month")
                .type("Your question", "Why is it not a whole month? <b>Thank you</b>")
                .press("Send question")
                .sees("<b>Thank you</b>");
    }

    private void answer(Visitor agent) {
        agent.open(operator.url("/desk"))
                .sees("The part of the first month")
                .choosesRow("The part of the first month")
                .sees("<b>Thank you</b>")
                .sees("Wren Featherby")
                .type("Answer", "You joined within the month, so we charge its remaining days.")
                .press("Send answer")
                .sees("Sent to");
    }

    private void readAnswer(Visitor subscriber) {
        stack.mails()
                .await(
                        address(SUBSCRIBER),
                        letter -> letter.text().contains("/care/help/"),
                        PATIENCE);
        subscriber
                .open(operator.url("/care/help"))
                .choosesRow("The part of the first month")
                .sees("so we charge its remaining days");
    }

    /** A call of the first month comes after its bill, and has a note of its own the next day. */
    private void billLateUsage(Visitor founder) {
        LocalDate billed = month.joined().withDayOfMonth(1).plusMonths(1);
        founder.open(operator.url("/operator/bill-runs"))
                .choose("Usage that comes after its bill is", "on a delta note of its own")
                .sees("It applies from the next run on.");
        upload(founder, "host-network-0002.csv", month.lateFile(MSISDN));
        founder.sees("1 in = 1 rated")
                .open(operator.url("/operator/settings/clock"))
                .press("Next day");
        awaitClock(founder, billed.plusDays(1));
    }

    private void readDeltaNoteMail() throws IOException {
        ReceivedMail mail =
                stack.mails()
                        .await(
                                address(SUBSCRIBER),
                                letter -> letter.subject().endsWith("for late usage"),
                                PATIENCE);
        assertThat(mail.text()).contains("reached us after bill", "£0.24");
        byte[] pdf = pdfs(mail).findFirst().orElseThrow().content();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("usage that reached us after bill", "Calls", "£0.24");
        }
    }

    /** What it is, why, after which bill; its line opens to the late call. */
    private void openDeltaNote(Visitor subscriber) {
        subscriber
                .open(operator.url("/care/bills"))
                .choosesRow("Late usage, billed")
                .sees("usage that reached us after the bill of its month was made")
                .press("Why Calls")
                .sees("£0.12 a minute")
                .sees("2 min")
                .follow("See bill")
                .sees("Bill of")
                .sees(pounds(month.total()));
    }

    private void findDeltaNote(Visitor founder) {
        founder.open(operator.url("/operator/customers"))
                .choosesRow("Wren Featherby")
                .sees("late usage")
                .open(operator.url("/operator/bills"))
                .choosesRow("late usage")
                .sees("usage that reached us after the bill of its month was made")
                .press("Why Calls")
                .sees("at 0.12 GBP per minute")
                .follow("See bill")
                .sees(pounds(month.total()));
    }

    private void promote(Visitor founder, Visitor agent) {
        founder.open(operator.url("/operator/settings/people"))
                .press("Change")
                .choose("Role", "Billing clerk")
                .pressInDialog("Change role")
                .sees("Sana Support now works as: Billing clerk");
        agent.forget().open(operator.url("/operator/bill-runs"));
        agent.signIn(address(AGENT), Operators.PASSWORD).sees("Bill runs");
    }

    private void dismiss(Visitor founder, Visitor agent) {
        founder.press("Change")
                .pressInDialog("Remove access")
                .sees("Remove Sana Support?")
                .pressInDialog("Remove access")
                .sees("Sana Support has no access any more.");
        agent.forget().open(operator.url("/operator"));
        agent.signIn(address(AGENT), Operators.PASSWORD).sees("Invalid username or password.");
    }

    /** Opens the one-time invitation, chooses a password and signs in with it. */
    private void accept(Visitor person, String email) {
        ReceivedMail mail =
                stack.mails().await(email, letter -> LINK.matcher(letter.text()).find(), PATIENCE);
        person.open(linkIn(mail, LINK))
                .type("Password", Operators.PASSWORD)
                .press("Set up sign-in")
                .follow("Sign in");
        person.signIn(email, Operators.PASSWORD);
    }

    private void booksAreBalanced() throws SQLException {
        assertThat(amount("sum(amount_minor)", "true")).isEqualByComparingTo("0");
        assertThat(amount("sum(amount_minor)", "ledger_account = 'receivable'"))
                .as("nothing is owed any more")
                .isEqualByComparingTo("0");
        assertThat(amount("-sum(amount_minor) / 100", "ledger_account = 'tax.vat'"))
                .isEqualByComparingTo(month.vat());
        assertThat(amount("-sum(amount_minor) / 100", "ledger_account like 'revenue.%'"))
                .isEqualByComparingTo(month.net());
    }

    private BigDecimal amount(String expression, String condition) throws SQLException {
        return value(
                "select "
                        + expression
                        + "::numeric from "
                        + operator.schema()
                        + ".posting where "
                        + condition,
                row -> row.getBigDecimal(1));
    }

    private LocalDate sandboxDate() throws SQLException {
        return LocalDate.ofInstant(sandboxTime(), Month.LONDON);
    }

    private Instant sandboxTime() throws SQLException {
        return value(
                "select now from " + operator.schema() + ".tenant_clock",
                row -> row.getTimestamp(1).toInstant());
    }

    /**
     * The clock's page says where it stands; the next button is there again when it has arrived.
     */
    private static void awaitClock(Visitor founder, LocalDate day) {
        founder.sees(DAY.format(day)).sees("To the next bill run");
    }

    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> T value(String sql, Reading<T> reading) throws SQLException {
        try (var connection = stack.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return reading.from(row);
        }
    }

    private static String pounds(BigDecimal amount) {
        return "£" + amount.setScale(2).toPlainString();
    }
}
