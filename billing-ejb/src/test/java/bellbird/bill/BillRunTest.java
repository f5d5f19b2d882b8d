package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TaxRules;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BillRunTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Instant MID_OCTOBER = Instant.parse("2026-10-15T10:00:00Z");

    private final TestBilling billing;
    private final TestTenant tenant;

    BillRunTest() throws SQLException {
        billing = new TestBilling(NOVEMBER);
        tenant = new TestTenant(billing.database);
    }

    @Test
    void the_first_bill_has_the_rest_of_the_month_the_next_month_and_the_usage()
            throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        UUID account = tenant.account(1, LocalDate.of(2026, 10, 12));
        TestTenant.Line line = tenant.line(account, plan, LocalDate.of(2026, 10, 12));
        tenant.usage(line, MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 61, "0.122");
        tenant.usage(line, MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 61, "0.122");

        billing.run("1/2026-10-01");

        assertThat(lines())
                .containsExactly(
                        "RECURRING|2026-10-12|2026-11-01|20|DAY|19.3548387097|1935",
                        "RECURRING|2026-11-01|2026-12-01|1|MONTH|30.00|3000",
                        "USAGE|2026-10-15|2026-10-16|2.033333|MINUTE|0.244|24");
        // 49.59 net, 23 % are 11.4057
        assertThat(bills()).containsExactly("INV-2026-000001|2026-11-01|2026-11-15|4959|1141|6100");
        assertThat(
                        query(
                                "select ledger_account, sum(amount_minor) from posting group by 1 order by 1"))
                .containsExactly(
                        "receivable|6100",
                        "revenue.recurring|-4935",
                        "revenue.usage|-24",
                        "tax.vat|-1141");
        assertThat(query("select type, label from test_fact"))
                .containsExactly("BillIssued|INV-2026-000001");
        assertThat(runs()).containsExactly("DONE|BILLED");
        holds();
    }

    @Test
    void connection_fees_stand_beside_the_minutes() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        tenant.connectionFee(plan, "VOICE", "0.05");
        TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        tenant.usage(line, MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 61, "0.172");
        tenant.usage(line, MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 61, "0.172");
        billing.run("1/2026-10-01");
        assertThat(lines()).contains("USAGE|2026-10-15|2026-10-16|2.033333|MINUTE|0.344|34");
        assertThat(
                        query(
                                """
                                select l->>'unitPrice', l->'fees'->>'times', l->'fees'->>'each'
                                  from customer_bill, json_array_elements(document->'lines') l
                                 where l->>'unit' = 'MINUTE'"""))
                .containsExactly("0.12|2|0.05");
        holds();
    }

    @Test
    void a_one_time_price_is_on_the_first_bill_and_on_no_other() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        tenant.oneTimePrice(plan, "activation", "Activation", "9.90");
        UUID account = tenant.account(1, OCTOBER);
        tenant.line(account, plan, OCTOBER);
        tenant.line(account, plan, LocalDate.of(2026, 11, 20));
        billing.run("1/2026-10-01");
        assertThat(lines())
                .contains("ONE_TIME|2026-10-01|2026-10-02|1|PIECE|9.90|990")
                .filteredOn(line -> line.startsWith("ONE_TIME"))
                .hasSize(1);
        assertThat(query("select amount_minor from posting where ledger_account = 'revenue.once'"))
                .containsExactly("-990");
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        billing.setToday(LocalDate.of(2027, 1, 1));
        billing.run("1/2026-12-01");
        assertThat(query("select period_from from bill_line where kind = 'ONE_TIME' order by 1"))
                .containsExactly("2026-10-01", "2026-11-20");
        holds();
    }

    @Test
    void the_second_bill_charges_no_day_twice() throws SQLException {
        UUID account = tenant.account(1, LocalDate.of(2026, 10, 12));
        tenant.line(
                account, tenant.plan("Larkspur 30", "30.00", false), LocalDate.of(2026, 10, 12));
        billing.run("1/2026-10-01");
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(query("select days from charge_segment order by days"))
                .containsExactly(
                        "[2026-10-12,2026-11-01)",
                        "[2026-11-01,2026-12-01)",
                        "[2026-12-01,2027-01-01)");
        holds();
    }

    /** Rule R9. */
    @Test
    void a_change_after_the_advance_was_billed_credits_the_old_plan_and_charges_the_new()
            throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        UUID small = tenant.plan("Larkspur 30", "30.00", false);
        UUID large = tenant.plan("Larkspur 50", "50.00", false);
        TestTenant.Line line = tenant.line(account, small, OCTOBER);
        billing.run("1/2026-10-01");
        LocalDate changed = LocalDate.of(2026, 11, 16);
        tenant.terms(line.product(), large, changed);
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                """
                                select description, l.period_from, l.period_to, quantity, unit, amount_minor
                                  from bill_line l join customer_bill b on b.id = l.bill_id
                                 where b.period_from = '2026-11-01' order by l.number"""))
                .containsExactly(
                        "Larkspur 30|2026-11-16|2026-12-01|-15|DAY|-1500",
                        "Larkspur 50|2026-11-16|2026-12-01|15|DAY|2500",
                        "Larkspur 50|2026-12-01|2027-01-01|1|MONTH|5000");
        UUID second =
                UUID.fromString(
                        query("select id from customer_bill where period_from = '2026-11-01'")
                                .getFirst());
        assertThat(
                        billing.database
                                .inTransaction(
                                        connection ->
                                                new BillReader(connection, NOVEMBER).find(second))
                                .orElseThrow()
                                .lines()
                                .getFirst()
                                .explanation())
                .isInstanceOfSatisfying(
                        LineExplanation.ForTime.class,
                        why -> {
                            assertThat(why.days()).isEqualTo(-15);
                            assertThat(why.exact()).isEqualByComparingTo("-15");
                            assertThat(why.remainder()).isFalse();
                        });
        holds();
    }

    /** Rules R9, R11: 15 of 30 days of November were paid in advance. */
    @Test
    void a_bill_that_gives_back_more_than_it_charges_is_a_credit_of_the_account()
            throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        billing.run("1/2026-10-01");
        billing.database.execute("update product set end_on = ?", LocalDate.of(2026, 11, 16));
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(bills())
                .containsExactly(
                        "INV-2026-000001|2026-11-01|2026-11-15|6000|1380|7380",
                        "INV-2026-000002|2026-12-01|2026-12-15|-1500|-345|-1845");
        assertThat(query("select total_minor, paid_minor, open_minor from bill_balance order by 1"))
                .containsExactly("-1845|-1845|0", "7380|1845|5535");
        assertThat(query("select sum(amount_minor) from posting where account_id is not null"))
                .containsExactly("5535");
        holds();
    }

    @Test
    void a_credit_without_debts_waits_for_the_next_bill() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        UUID first = tenant.line(account, plan, OCTOBER).product();
        billing.run("1/2026-10-01");
        billing.database.execute("update product set end_on = ?", LocalDate.of(2026, 11, 16));
        pay("INV-2026-000001");
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(query("select open_minor from bill_balance order by 1"))
                .containsExactly("-1845", "0");
        tenant.line(account, plan, LocalDate.of(2026, 12, 1));
        billing.setToday(LocalDate.of(2027, 1, 1));
        billing.run("1/2026-12-01");
        assertThat(query("select total_minor, open_minor from bill_balance order by 1 desc, 2"))
                .containsExactly("7380|0", "7380|5535", "-1845|0");
        assertThat(query("select count(*) from charge_segment where product_id = '" + first + "'"))
                .containsExactly("3");
        holds();
    }

    private void pay(String label) throws SQLException {
        billing.database.execute(
                """
                with a as (insert into payment_attempt
                           select gen_random_uuid(), id, account_id, 'stripe', total_minor, currency,
                                  'SUCCEEDED', null, null, null, now(), now()
                             from customer_bill where label = ? returning *),
                     p as (insert into payment
                           select gen_random_uuid(), id, bill_id, account_id, provider, 'pi_1',
                                  amount_minor, currency, '2026-11-10T00:00:00Z' from a returning *),
                     e as (insert into journal_entry
                           select id, 'payment/' || id, '2026-11-10', 'test' from p)
                insert into posting
                select id, 1, 'clearing.stripe', null, amount_minor, currency from p
                union all select id, 2, 'receivable', account_id, -amount_minor, currency from p""",
                label);
    }

    @Test
    void usage_that_comes_late_is_on_the_next_bill_under_its_own_date() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        TestTenant.Line line = tenant.line(account, plan, OCTOBER);
        billing.run("1/2026-10-01");
        tenant.usage(line, MID_OCTOBER, NOVEMBER, "SMS", "Any", 3, "0.27");
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(lines()).contains("USAGE|2026-10-15|2026-10-16|3|MESSAGE|0.27|27");
        holds();
    }

    @Test
    void running_again_issues_nothing_more() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        billing.run("1/2026-10-01");
        billing.run("1/2026-10-01");
        assertThat(bills()).hasSize(1);
        holds();
    }

    @Test
    void an_account_with_nothing_to_charge_gets_no_bill_and_no_number() throws SQLException {
        tenant.account(1, OCTOBER);
        billing.run("1/2026-10-01");
        assertThat(runs()).containsExactly("DONE|ZERO");
        assertThat(bills()).isEmpty();
        assertThat(query("select state from bill_period order by period_from"))
                .containsExactly("CLOSED", "OPEN");
        holds();
    }

    @Test
    void a_run_without_accounts_is_done_and_schedules_the_next() throws SQLException {
        tenant.account(2, OCTOBER);
        tenant.account(1, OCTOBER.plusMonths(2));
        billing.run("1/2026-10-01");
        assertThat(query("select state from bill_run")).containsExactly("DONE");
        assertThat(query("select kind, key, due_at at time zone 'UTC' from test_job"))
                .containsExactly("bill-run|1/2026-11-01|2026-12-01 00:00:00");
    }

    @Test
    void an_account_without_address_is_parked_and_the_others_are_billed() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        UUID first = tenant.account(1, OCTOBER);
        UUID second = tenant.account(1, OCTOBER);
        tenant.line(first, plan, OCTOBER);
        tenant.line(second, plan, OCTOBER);
        billing.database.execute("update party set street = ' ' where name = 'Customer 2'");

        billing.run("1/2026-10-01");

        assertThat(
                        query(
                                "select account_id, state, reason, detail from bill_run_account order by 2"))
                .containsExactly(
                        second + "|BILLED||",
                        first + "|PARKED|error.bill.addressMissing|Customer 2");
        holds();
    }

    @Test
    void a_parked_account_is_billed_when_its_cause_is_mended() throws SQLException {
        tenant.line(
                tenant.account(1, OCTOBER), tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        billing.setTax(new TaxRules.Verdict.Refused("No rate for IE"));
        billing.run("1/2026-10-01");
        assertThat(query("select state, reason, detail from bill_run_account"))
                .containsExactly("PARKED|error.bill.taxRefused|No rate for IE");
        assertThat(query("select state from bill_period order by period_from"))
                .containsExactly("OPEN", "OPEN");

        billing.setTax(new TaxRules.Verdict.Taxed(new java.math.BigDecimal("23"), "S"));
        UUID run = UUID.fromString(query("select id from bill_run").getFirst());
        int waiting =
                billing.database.inTransaction(
                        connection -> new BillRunWriter(connection).unpark(run, null));
        billing.run("1/2026-10-01/retry-1");

        assertThat(waiting).isEqualTo(1);
        assertThat(runs()).containsExactly("DONE|BILLED");
        assertThat(bills()).hasSize(1);
        holds();
    }

    @Test
    void what_the_database_refuses_is_parked_alone_and_leaves_no_gap() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        UUID first = tenant.account(1, OCTOBER);
        UUID second = tenant.account(1, OCTOBER);
        UUID third = tenant.account(1, OCTOBER);
        for (UUID account : List.of(first, second, third)) {
            tenant.line(account, plan, OCTOBER);
        }
        billing.database.executeAsOwner(
                "alter table customer_bill add constraint planted check (account_id <> '%s')"
                        .formatted(second));

        billing.run("1/2026-10-01");

        assertThat(query("select account_id, reason from bill_run_account where state = 'PARKED'"))
                .containsExactly(second + "|error.bill.refused");
        assertThat(query("select number from customer_bill order by number"))
                .containsExactly("1", "2");
        holds();
    }

    @Test
    void a_price_with_tax_is_what_the_customer_pays() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        UUID plan = tenant.plan("Larkspur 9.99", "9.99", true);
        tenant.line(account, plan, OCTOBER);
        billing.run("1/2026-10-01");
        assertThat(query("select amount_minor from bill_line")).containsExactly("999", "999");
        assertThat(query("select total_minor from customer_bill")).containsExactly("1998");
        holds();
    }

    @Test
    void the_hash_of_a_bill_covers_the_one_before() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        billing.run("1/2026-10-01");
        assertThat(
                        query(
                                "select count(*) from customer_bill a join customer_bill b"
                                        + " on b.previous_hash = a.hash and b.number = a.number + 1"))
                .containsExactly("1");
        holds();
    }

    private List<String> lines() throws SQLException {
        return query(
                """
                select kind, period_from, period_to, quantity, unit, exact_amount, amount_minor
                  from bill_line order by bill_id, number""");
    }

    private List<String> bills() throws SQLException {
        return query(
                """
                select label, issued_on, due_on, net_minor, tax_minor, total_minor
                  from customer_bill order by number""");
    }

    private List<String> runs() throws SQLException {
        return query(
                "select r.state, a.state from bill_run r join bill_run_account a on a.run_id = r.id");
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }

    private void holds() throws SQLException {
        Holding.assertInvariants(billing.database);
    }
}
