package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rule R11, sentence by sentence: what is paid in advance, and what in arrears. */
class AdvanceAndArrearsTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final TestBilling billing = new TestBilling(OCTOBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private final UUID plan = tenant.plan("Larkspur 30", "30.00", false);

    AdvanceAndArrearsTest() throws SQLException {}

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(billing.database);
    }

    /**
     * "The bill of 1 November holds recurring charges for 1-30 November and usage of 1-31 October."
     */
    @Test
    void one_bill_covers_two_different_periods() throws SQLException {
        TestTenant.Line line = since(SEPTEMBER);
        billing.run("1/2026-09-01");
        used(line, "2026-10-01T00:00:00+01:00", OCTOBER);
        used(line, "2026-10-31T23:59:59Z", OCTOBER);
        billing.setToday(NOVEMBER);
        billing.run("1/2026-10-01");
        assertThat(lines("2026-10-01"))
                .containsExactly(
                        "RECURRING|2026-11-01|2026-12-01|3000", "USAGE|2026-10-01|2026-11-01|488");
        assertThat(
                        query(
                                "select issued_on, period_from, period_to from customer_bill where period_from = '2026-10-01'"))
                .containsExactly("2026-11-01|2026-10-01|2026-11-01");
    }

    /** "The first bill holds the partial first period and the full next one." */
    @Test
    void the_first_bill_has_the_part_of_the_first_period_and_the_next_one_whole()
            throws SQLException {
        LocalDate twelfth = LocalDate.of(2026, 9, 12);
        TestTenant.Line line = since(twelfth);
        used(line, "2026-09-20T10:00:00Z", SEPTEMBER);
        billing.run("1/2026-09-01");
        assertThat(lines("2026-09-01"))
                .containsExactly(
                        "RECURRING|2026-09-12|2026-10-01|1900", // 19 of 30 days
                        "RECURRING|2026-10-01|2026-11-01|3000",
                        "USAGE|2026-09-20|2026-09-21|244");
    }

    /** A line that was there for two months before anybody made a bill. */
    @Test
    void a_first_bill_that_comes_periods_late_has_them_all_and_the_second_biller_agrees()
            throws SQLException {
        TestTenant.Line line = since(LocalDate.of(2026, 9, 12));
        new AgreedBills(billing).run(line.account(), "1/2026-10-01", "1/2026-11-01");
        assertThat(lines("2026-10-01"))
                .containsExactly(
                        "RECURRING|2026-09-12|2026-10-01|1900",
                        "RECURRING|2026-10-01|2026-11-01|3000",
                        "RECURRING|2026-11-01|2026-12-01|3000");
    }

    /** "The last bill holds the remaining usage and a credit for the unused advance". */
    @Test
    void the_last_bill_has_the_rest_of_the_usage_and_gives_back_the_unused_advance()
            throws SQLException {
        assertThat(lastBill())
                .containsExactly(
                        "RECURRING|2026-10-21|2026-11-01|-1065", // 11 of 31 days
                        "USAGE|2026-10-15|2026-10-16|244");
    }

    /** "… as the plan says." */
    @Test
    void where_the_plan_keeps_the_unused_advance_the_last_bill_has_only_usage()
            throws SQLException {
        tenant.recurring(
                plan,
                """
                [{'kind': 'recurring-price', 'id': 'line', 'name': '', 'amount': '30.00', 'every': {'count': 1, 'unit': 'month'},
                  'timing': 'advance',
                  'prorated': {'start': true, 'end': false, 'change': true, 'suspension': false}}]""");
        assertThat(lastBill()).containsExactly("USAGE|2026-10-15|2026-10-16|244");
    }

    /** Of the period in which the line ends; it is not paid for beyond that. */
    private List<String> lastBill() throws SQLException {
        TestTenant.Line line = since(SEPTEMBER);
        billing.run("1/2026-09-01");
        used(line, "2026-10-15T10:00:00Z", OCTOBER);
        billing.database.execute(
                "update product set end_on = ? where id = ?",
                LocalDate.of(2026, 10, 21),
                line.product());
        billing.setToday(NOVEMBER);
        billing.run("1/2026-10-01");
        List<String> last = lines("2026-10-01");
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(query("select count(*) from customer_bill"))
                .as("nothing comes after it")
                .containsExactly("2");
        return last;
    }

    private TestTenant.Line since(LocalDate day) throws SQLException {
        return tenant.line(tenant.account(1, day), plan, day);
    }

    private void used(TestTenant.Line line, String at, LocalDate period) throws SQLException {
        Instant start = java.time.OffsetDateTime.parse(at).toInstant();
        tenant.usage(line, start, period, "VOICE", "Ireland", 1220, "2.44");
    }

    private List<String> lines(String period) throws SQLException {
        return query(
                """
                select l.kind, l.period_from, l.period_to, l.amount_minor
                  from bill_line l join customer_bill b on b.id = l.bill_id
                 where b.period_from = '%s' order by l.number"""
                        .formatted(period));
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
