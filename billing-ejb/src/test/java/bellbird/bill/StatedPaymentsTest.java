package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.id.Ids;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bills say of the payments since the last one, each of them once (rule R25). */
class StatedPaymentsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private final UUID account = tenant.account(1, OCTOBER);
    private final UUID plan = tenant.plan("Plan", "30.00", false);

    StatedPaymentsTest() throws SQLException {
        tenant.line(account, plan, OCTOBER);
    }

    /** October and November in advance: 73.80. */
    @BeforeEach
    void a_bill_is_out() throws SQLException {
        run(NOVEMBER, "2026-10-01");
        assertThat(stated()).containsExactly("0|0|7380");
    }

    /** Whatever came between: what the newest bill asks for is what the books say. */
    @AfterEach
    void the_books_hold() throws SQLException {
        assertThat(
                        query(
                                """
                                select (document->>'previousBalanceMinor')::bigint
                                       - (document->>'paymentsMinor')::bigint + total_minor
                                  from customer_bill where kind <> 'CREDIT_NOTE'
                                 order by label desc limit 1"""))
                .isEqualTo(
                        query(
                                "select sum(amount_minor) from posting"
                                        + " where ledger_account = 'receivable'"));
        Holding.assertInvariants(billing.database);
    }

    @Test
    void what_was_paid_before_a_bill_on_its_day_is_on_it_and_not_on_the_next() throws SQLException {
        pay("INV-2026-000001", "2026-12-01T10:00:00Z");
        run(DECEMBER, "2026-11-01");
        run(JANUARY, "2026-12-01");
        assertThat(stated()).containsExactly("0|0|7380", "7380|7380|3690", "3690|0|3690");
    }

    @Test
    void what_was_paid_after_a_bill_on_its_day_is_on_the_next() throws SQLException {
        run(DECEMBER, "2026-11-01");
        pay("INV-2026-000001", "2026-12-01T10:00:00Z");
        run(JANUARY, "2026-12-01");
        assertThat(stated()).containsExactly("0|0|7380", "7380|0|3690", "11070|7380|3690");
    }

    @Test
    void what_nobody_has_paid_is_owed_from_bill_to_bill() throws SQLException {
        run(DECEMBER, "2026-11-01");
        run(JANUARY, "2026-12-01");
        assertThat(stated()).containsExactly("0|0|7380", "7380|0|3690", "11070|0|3690");
    }

    @Test
    void of_two_bills_of_one_day_the_second_states_what_was_paid_between() throws SQLException {
        run(DECEMBER, "2026-11-01");
        pay("INV-2026-000001", "2026-12-01T09:00:00Z");
        tenant.line(account, plan, DECEMBER);
        assertThat(billing.bill(account, BillKind.IMMEDIATE, DECEMBER.plusDays(1))).isPresent();
        pay("INV-2026-000002", "2026-12-01T10:00:00Z");
        run(JANUARY, "2026-12-01");
        assertThat(stated())
                .containsExactly("0|0|7380", "7380|0|3690", "11070|7380|3690", "7380|3690|7380");
    }

    /** Its amount is not paid, so it is less that was owed. */
    @Test
    void what_was_given_back_between_is_not_a_payment() throws SQLException {
        UUID bill = UUID.fromString(query("select id from customer_bill").getFirst());
        pay("INV-2026-000001", "2026-11-10T10:00:00Z");
        billing.credit(
                bill,
                new CreditRequest(
                        "key",
                        "Billed in error",
                        List.of(new CreditRequest.Part(1, new BigDecimal("10.00")))));
        run(DECEMBER, "2026-11-01");
        run(JANUARY, "2026-12-01");
        assertThat(stated()).containsExactly("0|0|7380", "6150|7380|3690", "2460|0|3690");
    }

    @Test
    void a_bill_made_again_does_not_state_what_the_first_has_stated() throws SQLException {
        pay("INV-2026-000001", "2026-12-01T10:00:00Z");
        run(DECEMBER, "2026-11-01");
        billing.correct(
                UUID.fromString(
                        query("select id from customer_bill where label = 'INV-2026-000002'")
                                .getFirst()),
                "key");
        run(JANUARY, "2026-12-01");
        assertThat(stated())
                .containsExactly("0|0|7380", "7380|7380|3690", "0|0|3690", "3690|0|3690");
    }

    /** A tenant of before has bills that kept nothing: the migration reads it from the journal. */
    @Test
    void bills_of_before_know_what_was_booked_before_them() throws Exception {
        pay("INV-2026-000001", "2026-12-01T10:00:00Z");
        run(DECEMBER, "2026-11-01");
        pay("INV-2026-000002", "2026-12-01T11:00:00Z");
        run(JANUARY, "2026-12-01");
        billing.database.executeAsOwner("update customer_bill set paid_to_date_minor = null");
        billing.database.executeAsOwner(backfill());
        assertThat(query("select label, paid_to_date_minor from customer_bill order by label"))
                .containsExactly(
                        "INV-2026-000001|0", "INV-2026-000002|7380", "INV-2027-000001|11070");
    }

    private static String backfill() throws IOException {
        try (InputStream migration =
                StatedPaymentsTest.class.getResourceAsStream(
                        "/db/tenant/V2_385__payments_on_bills.sql")) {
            String sql =
                    new String(
                            Objects.requireNonNull(migration).readAllBytes(),
                            StandardCharsets.UTF_8);
            return sql.substring(sql.indexOf("\nupdate "));
        }
    }

    private void run(LocalDate today, String periodFrom) throws SQLException {
        billing.setToday(today);
        billing.run("1/" + periodFrom);
    }

    /** What is open of a bill. */
    private void pay(String label, String at) throws SQLException {
        billing.database.execute(
                """
                with a as (insert into payment_attempt
                           select gen_random_uuid(), b.id, b.account_id, 'stripe', v.open_minor,
                                  b.currency, 'SUCCEEDED', null, null, null, ?::timestamptz, now()
                             from customer_bill b join bill_balance v on v.bill_id = b.id
                            where label = ? returning *),
                     p as (insert into payment
                           select gen_random_uuid(), id, bill_id, account_id, provider, 'pi_' || id,
                                  amount_minor, currency, created_at from a returning *),
                     e as (insert into journal_entry
                           select ?, 'payment/' || id, received_at::date, 'test' from p returning id)
                insert into posting
                select e.id, 1, 'clearing.stripe', null, amount_minor, currency from p, e
                union all
                select e.id, 2, 'receivable', account_id, -amount_minor, currency from p, e""",
                at,
                label,
                Ids.next());
    }

    /** Previous balance, payments and total of each bill. */
    private List<String> stated() throws SQLException {
        return query(
                """
                select document->>'previousBalanceMinor', document->>'paymentsMinor', total_minor
                  from customer_bill where kind <> 'CREDIT_NOTE' order by label""");
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
