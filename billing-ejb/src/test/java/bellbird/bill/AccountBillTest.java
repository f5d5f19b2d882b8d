package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.tenant.TaxRules;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Bills out of their turn: on request, and at the end (rules R9, R11, R12). */
class AccountBillTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate MID_NOVEMBER = LocalDate.of(2026, 11, 16);

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private final UUID account = tenant.account(1, OCTOBER);
    private final UUID plan = tenant.plan("Larkspur 30", "30.00", false);
    private final TestTenant.Line line = tenant.line(account, plan, OCTOBER);

    AccountBillTest() throws SQLException {}

    @Test
    void a_final_bill_has_the_usage_and_gives_back_the_unused_advance() throws SQLException {
        billing.run("1/2026-10-01");
        used("2026-11-10T10:00:00Z", NOVEMBER, "2.44");
        billing.database.execute("update product set end_on = ?", MID_NOVEMBER);
        billing.setToday(MID_NOVEMBER);

        assertThat(billing.bill(account, BillKind.FINAL, MID_NOVEMBER)).contains("INV-2026-000002");

        assertThat(lines("FINAL"))
                .containsExactly(
                        "RECURRING|2026-11-16|2026-12-01|-15|-1500",
                        "USAGE|2026-11-10|2026-11-11|20.333333|244");
        assertThat(query("select kind, period_from, period_to, total_minor from customer_bill"))
                .contains("FINAL|2026-11-01|2026-11-16|-1545");
        assertThat(billing.bill(account, BillKind.FINAL, MID_NOVEMBER)).isEmpty();
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query("select kind from customer_bill order by number"))
                .containsExactly("REGULAR", "FINAL");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void a_bill_on_request_takes_what_was_used_and_the_next_regular_one_the_rest()
            throws SQLException {
        billing.run("1/2026-10-01");
        used("2026-11-10T10:00:00Z", NOVEMBER, "2.44");
        TestTenant.Line second = tenant.line(account, plan, LocalDate.of(2026, 11, 10));
        billing.setToday(MID_NOVEMBER);

        billing.bill(account, BillKind.IMMEDIATE, MID_NOVEMBER.plusDays(1));

        assertThat(lines("IMMEDIATE"))
                .containsExactly(
                        "USAGE|2026-11-10|2026-11-11|20.333333|244",
                        "RECURRING|2026-11-10|2026-12-01|21|2100");
        // what is rated later meets a closed period and goes to the next
        used("2026-11-20T10:00:00Z", DECEMBER, "1.22");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query(LINES.formatted("b.kind = 'REGULAR' and b.period_from = '2026-11-01'")))
                .containsExactly(
                        "RECURRING|2026-12-01|2027-01-01|1|3000",
                        "RECURRING|2026-12-01|2027-01-01|1|3000");
        assertThat(second.product()).isNotEqualTo(line.product());
        Holding.assertInvariants(billing.database);
    }

    /** On the cycle day: the run of that day comes after it, for what was used until then. */
    @Test
    void a_bill_on_request_before_the_regular_one_of_the_same_day_leaves_it_the_usage()
            throws SQLException {
        used("2026-10-15T10:00:00Z", OCTOBER, "2.44");
        billing.bill(account, BillKind.IMMEDIATE, NOVEMBER.plusDays(1));
        billing.run("1/2026-10-01");
        assertThat(lines("IMMEDIATE"))
                .containsExactly(
                        "RECURRING|2026-10-01|2026-11-01|1|3000",
                        "RECURRING|2026-11-01|2026-12-01|1|3000");
        assertThat(lines("REGULAR")).containsExactly("USAGE|2026-10-15|2026-10-16|20.333333|244");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query(LINES.formatted("b.period_from = '2026-11-01' and b.kind = 'REGULAR'")))
                .containsExactly("RECURRING|2026-12-01|2027-01-01|1|3000");
        Holding.assertInvariants(billing.database);
    }

    /** A credit note gives back; this bill took nothing. */
    @Test
    void a_final_bill_that_gives_back_more_than_it_charges_is_not_made_again() throws SQLException {
        billing.run("1/2026-10-01");
        billing.database.execute("update product set end_on = ?", MID_NOVEMBER);
        billing.setToday(MID_NOVEMBER);
        billing.bill(account, BillKind.FINAL, MID_NOVEMBER);
        UUID bill =
                UUID.fromString(
                        query("select id from customer_bill where kind = 'FINAL'").getFirst());
        assertThatThrownBy(() -> billing.correct(bill, "again"))
                .hasMessageContaining("error.correct.givesBack");
        assertThat(query("select count(*) from customer_bill")).containsExactly("2");
    }

    @Test
    void two_requests_make_two_bills_if_there_is_something_to_bill() throws SQLException {
        billing.run("1/2026-10-01");
        LocalDate until = MID_NOVEMBER.plusDays(1);
        assertThat(billing.bill(account, BillKind.IMMEDIATE, until)).isEmpty();
        assertThat(query("select state from bill_period where period_from = '2026-11-01'"))
                .containsExactly("OPEN");
        for (int i = 0; i < 2; i++) {
            tenant.line(account, plan, LocalDate.of(2026, 11, 10));
            assertThat(billing.bill(account, BillKind.IMMEDIATE, until)).isPresent();
        }
        assertThat(query("select kind, occurrence from customer_bill order by number"))
                .containsExactly("REGULAR|1", "IMMEDIATE|1", "IMMEDIATE|2");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void what_starts_later_in_the_period_waits() throws SQLException {
        tenant.oneTimePrice(plan, "activation", "Activation", "9.90");
        billing.run("1/2026-10-01");
        tenant.line(account, plan, LocalDate.of(2026, 11, 20));
        assertThat(billing.bill(account, BillKind.IMMEDIATE, MID_NOVEMBER)).isEmpty();
    }

    @Test
    void what_cannot_be_billed_leaves_nothing_behind() throws SQLException {
        billing.setTax(new TaxRules.Verdict.Refused("No rate for IE"));
        assertThatThrownBy(() -> billing.bill(account, BillKind.IMMEDIATE, MID_NOVEMBER))
                .isInstanceOf(ParkException.class);
        assertThat(query("select count(*) from bill_run")).containsExactly("0");
    }

    /** Rule R11: the regular bill of that day is the last one, and takes nothing in advance. */
    @Test
    void an_account_that_ends_on_its_cycle_day_has_its_regular_bill_as_the_last_one()
            throws SQLException {
        billing.run("1/2026-10-01");
        used("2026-11-10T10:00:00Z", NOVEMBER, "2.44");
        billing.database.execute("update product set end_on = ?", DECEMBER);
        billing.setToday(DECEMBER);

        assertThat(billing.billFinally(account, DECEMBER)).as("the run is to come").isEmpty();
        billing.run("1/2026-11-01");
        assertThat(billing.billFinally(account, DECEMBER)).as("it has come").isEmpty();

        assertThat(query(LINES.formatted("b.period_from = '2026-11-01'")))
                .containsExactly("USAGE|2026-11-10|2026-11-11|20.333333|244");
        assertThat(query("select kind from customer_bill order by number"))
                .containsExactly("REGULAR", "REGULAR");
        Holding.assertInvariants(billing.database);
    }

    /** Rule R11: not a month later, with the next run. */
    @Test
    void what_the_run_of_the_last_day_took_in_advance_is_given_back_at_once() throws SQLException {
        billing.run("1/2026-10-01");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        billing.database.execute("update product set end_on = ?", DECEMBER);

        assertThat(billing.billFinally(account, DECEMBER)).contains("INV-2026-000003");

        assertThat(lines("FINAL")).containsExactly("RECURRING|2026-12-01|2027-01-01|-31|-3000");
        assertThat(billing.billFinally(account, DECEMBER)).isEmpty();
        billing.setToday(LocalDate.of(2027, 1, 1));
        billing.run("1/2026-12-01");
        assertThat(query("select kind from customer_bill order by number"))
                .containsExactly("REGULAR", "REGULAR", "FINAL");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void a_run_and_a_bill_out_of_turn_never_wait_for_each_other_in_a_circle() throws Exception {
        goesDown();
        whileTheRunBegins(
                () ->
                        billing.bill(account, BillKind.IMMEDIATE, DECEMBER.plusDays(1))
                                .orElseThrow());
        assertThat(query("select kind, total_minor from customer_bill order by number"))
                .containsExactly("REGULAR|7380", "IMMEDIATE|-1845");
    }

    @Test
    void a_run_and_a_bill_that_is_made_again_never_wait_for_each_other_in_a_circle()
            throws Exception {
        goesDown();
        UUID october = UUID.fromString(query("select id from customer_bill").getFirst());
        whileTheRunBegins(() -> billing.correct(october, "again"));
        assertThat(query("select kind, total_minor from customer_bill order by series, number"))
                .containsExactly("CREDIT_NOTE|-7380", "REGULAR|7380", "CORRECTED|5535");
    }

    /** The next bill gives back half of November: it is a credit, and settles other bills. */
    private void goesDown() throws SQLException {
        billing.run("1/2026-10-01");
        billing.database.execute("update product set end_on = ?", MID_NOVEMBER);
        billing.setToday(DECEMBER);
    }

    /** Makes a bill, and when that has locked its account a run begins and comes to wait. */
    private void whileTheRunBegins(Callable<?> bill) throws Exception {
        try (ExecutorService runs = Executors.newSingleThreadExecutor()) {
            List<Future<?>> begun = new ArrayList<>();
            billing.meanwhile(
                    () -> {
                        begun.add(runs.submit(this::runOfNovember));
                        untilItWaits(begun.getFirst());
                    });
            bill.call();
            begun.getFirst().get();
        }
        Holding.assertInvariants(billing.database);
    }

    private boolean runOfNovember() throws SQLException {
        billing.run("1/2026-11-01");
        return true;
    }

    private void untilItWaits(Future<?> run) {
        try (Connection connection = billing.database.connect();
                PreparedStatement waiting =
                        connection.prepareStatement("select 1 from pg_locks where not granted")) {
            boolean waits = false;
            while (!waits && !run.isDone()) {
                try (ResultSet row = waiting.executeQuery()) {
                    waits = row.next();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String LINES =
            """
            select l.kind, l.period_from, l.period_to, l.quantity, l.amount_minor
              from bill_line l join customer_bill b on b.id = l.bill_id where %s order by l.number""";

    private List<String> lines(String kind) throws SQLException {
        return query(LINES.formatted("b.kind = '" + kind + "'"));
    }

    private void used(String at, LocalDate period, String amount) throws SQLException {
        tenant.usage(line, Instant.parse(at), period, "VOICE", "Ireland", 1220, amount);
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
