package bellbird.system.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A month goes wrong in four ways: a price is doubled, a file of the network is missing, a record
 * is of a network without a price, and an account has lost its address. Whoever approves the bill
 * run sees each before anything is issued.
 */
@ExtendWith(Invariants.class)
class PlantedErrorsIT {

    private static final Path LAST_SEEN = Path.of("target/last-seen");
    private static final double PATIENCE_MILLIS = 60_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    @SuppressWarnings("NullAway.Init") // the first thing that happens
    private Operator operator;

    @Test
    void each_planted_error_is_seen_before_a_bill_is_issued() throws SQLException {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        operator = Operators.signUp("finch", "Finch Mobile");
        try (Chromium chromium = new Chromium();
                Visitor clerk = chromium.visitor()) {
            try {
                clerk.open(operator.url("/operator/customers"))
                        .signIn(operator.ownerEmail(), Operators.PASSWORD)
                        .sees("Customers");
                activate(clerk, "Wren Featherby", "1", "Starter");
                activate(clerk, "Finn Nestor", "2", "Everyday");
                moveToTheNextRun(clerk);
                moveToTheNextRun(clerk); // the first bills have parts of a month; these are plain
                clerk.open(operator.url("/operator/bill-runs"))
                        .choose("Bills are issued", "after one person has approved the run")
                        .sees("It applies from the next run on.");
                plantErrors(clerk);
                moveToTheNextRun(clerk);
                seeEach(clerk);
                acceptAndApprove(clerk);
            } catch (Throwable t) {
                clerk.photograph(LAST_SEEN.resolve("planted-errors.png"));
                throw t;
            }
        }
    }

    private void activate(Visitor clerk, String name, String digit, String plan) {
        clerk.open(operator.url("/operator/customers/new"))
                .type("Full name", name)
                .type("E-mail", "subscriber" + digit + "@finch.example")
                .type("Street and number", "1 Nest Lane")
                .type("Postcode", "ZZ1 1ZZ")
                .type("City", "Flockton")
                .press("Register customer")
                .sees("No line yet")
                .press("Activate line")
                .type("Phone number", "+44770090019" + digit)
                .type("IMSI", "00101000000019" + digit)
                .type("SIM card number (ICCID)", digit.equals("1") ? ICCID_1 : ICCID_2)
                .choose("Plan", plan)
                .press("Activate line")
                .sees("is active.");
    }

    private static final String ICCID_1 = "8944110000000001774";
    private static final String ICCID_2 = "8944110000000001782";

    private void moveToTheNextRun(Visitor clerk) throws SQLException {
        LocalDate next = today().withDayOfMonth(1).plusMonths(1);
        clerk.open(operator.url("/operator/settings/clock")).press("To the next bill run");
        clerk.sees(DAY.format(next)).sees("To the next bill run");
    }

    /** A satellite network has no price; after this file the network's feed falls silent. */
    private void plantErrors(Visitor clerk) throws SQLException {
        clerk.open(operator.url("/operator/usage-files"));
        clerk.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "host-network-0001.csv",
                                "text/csv",
                                """
                                record_id,service,direction,served,other,start,seconds,bytes,mcc,mnc
                                at-sea,voice,out,+447700900191,+447700900001,%sT00:00:00,60,,901,05
                                """
                                        .formatted(today())
                                        .getBytes(StandardCharsets.UTF_8)));
        clerk.sees("1 in = 0 rated + 1 suspended");
        plant(
                """
                update %s.offering_version
                   set recurring_price = recurring_price * 2,
                       recurring = (select json_agg(x::jsonb || jsonb_build_object(
                                               'amount', ((x->>'amount')::numeric * 2)::text))
                                      from json_array_elements(recurring) x)""");
        plant("update %s.party set city = '' where name = 'Finn Nestor'");
        plant(
                "update %s.usage_feed set profile = profile || '{\"watch\": {\"highestSequence\": 99999, \"everyHours\": 24, \"fallPercent\": 40}}'");
    }

    private void seeEach(Visitor clerk) throws SQLException {
        clerk.open(
                        operator.url(
                                "/operator/bill-runs/"
                                        + text(
                                                "select id::text from %s.bill_run order by period_from desc limit 1")))
                .sees("Waits for approval")
                .sees("2 alarms keep this run from approval")
                .sees("1 usage record is suspended")
                .sees("1 file of this period has them")
                .sees("No file that can be read has come for")
                .sees("The last one came on")
                .sees("not known")
                .sees("Address not complete")
                .sees("The address of Finn Nestor is not complete")
                .sees("Up 1")
                .sees("1 of 1 agree");
        clerk.photograph(LAST_SEEN.resolve("planted-errors-seen.png"));
        assertThat(button(clerk, "Approve 1 bill")).isDisabled();
    }

    /** What is known is accepted, the bill that rose too, and it is issued. */
    private void acceptAndApprove(Visitor clerk) throws SQLException {
        for (int alarm = 0; alarm < 2; alarm++) {
            clerk.press("Accept…")
                    .type("Reason", "Known to the network")
                    .pressInDialog("Accept the alarm");
            assertThat(clerk.page().locator("vaadin-dialog[opened]")).hasCount(0);
        }
        clerk.sees("All alarms are accepted")
                .sees("none is accepted yet")
                .press("Accept…")
                .type("Reason", "The plan costs twice as much")
                .pressInDialog("Accept the bill")
                .sees("Accepted 1")
                .sees("1 more is accepted")
                .press("Approve 1 bill");
        clerk.page()
                .getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName("Approve").setExact(true))
                .click();
        clerk.sees("Accounts parked");
        Assertions.assertThat(text("select count(*)::text from %s.customer_bill"))
                .as("two of both, and the one that was approved")
                .isEqualTo("5");
    }

    private static Locator button(Visitor clerk, String name) {
        return clerk.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name))
                .first();
    }

    private LocalDate today() throws SQLException {
        return LocalDate.parse(
                text(
                        "select (now at time zone '"
                                + ZoneId.of("Europe/London")
                                + "')::date::text from %s.tenant_clock"));
    }

    private void plant(String sql) throws SQLException {
        try (var connection = RunningStack.get().database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql.formatted(operator.schema()));
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = RunningStack.get().database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(operator.schema()))) {
            row.next();
            return row.getString(1);
        }
    }
}
