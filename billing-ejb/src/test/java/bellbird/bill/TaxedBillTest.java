package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TaxRules;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which VAT the charges of a bill bear (rule R14). */
class TaxedBillTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private static final String RESTS =
            """
            [{'kind': 'recurring-price', 'id': 'monthly', 'name': '', 'amount': '30.00',
              'prorated': {'start': true, 'end': true, 'change': true, 'suspension': true}}]""";

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private final UUID account = tenant.account(1, OCTOBER);

    TaxedBillTest() throws SQLException {}

    @Test
    void a_rate_that_changes_holds_for_what_ends_on_its_days() throws SQLException {
        TestTenant.Line line =
                tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        tenant.usage(
                line,
                Instant.parse("2026-10-15T10:00:00Z"),
                OCTOBER,
                "VOICE",
                "Ireland",
                1220,
                "2.44");
        billing.setTax(day -> taxed(day.isBefore(NOVEMBER) ? "23" : "21"));
        billing.run("1/2026-10-01");
        assertThat(taxes()).containsExactly("S|21|3000|630|f", "S|23|3244|746|f"); // 7.4612
        Holding.assertInvariants(billing.database);
    }

    @Test
    void a_day_without_a_rate_is_not_billed() throws SQLException {
        tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        billing.setTax(
                day ->
                        day.isBefore(NOVEMBER)
                                ? taxed("23")
                                : new TaxRules.Verdict.Refused("No rate for IE"));
        billing.run("1/2026-10-01");
        assertThat(query("select reason from bill_run_account"))
                .containsExactly("error.bill.taxRefused");
        assertThat(query("select count(*) from customer_bill")).containsExactly("0");
    }

    @Test
    void who_owes_the_vat_pays_prices_without_it_and_reads_why() throws SQLException {
        tenant.line(account, tenant.plan("Larkspur 24.60", "24.60", true), OCTOBER);
        exempt("AE", "DE123456789", null, OCTOBER);
        billing.run("1/2026-10-01");
        assertThat(taxes()).containsExactly("AE|0|4000|0|f"); // 24.60 less 23 % is 20.00
        assertThat(
                        query(
                                """
                                select document->'taxes'->0->>'exemption', document->'buyer'->>'vatId',
                                       document->'lines'->0->>'unitPrice', total_minor
                                  from customer_bill"""))
                .containsExactly(
                        "Reverse charge: the customer, VAT id DE123456789, owes the VAT"
                                + "|DE123456789|20|4000");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void an_exemption_holds_for_what_ends_on_its_days() throws SQLException {
        tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        exempt("E", null, "HMRC 17/26", NOVEMBER);
        billing.run("1/2026-10-01");
        assertThat(taxes()).containsExactly("E|0|3000|0|f", "S|23|3000|690|f");
        assertThat(
                        query(
                                """
                                select t->>'exemption' from customer_bill,
                                       json_array_elements(document->'taxes') t order by 1"""))
                .containsExactly("Exempt from VAT, certificate HMRC 17/26", "");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void days_that_an_exempt_customer_paid_for_are_given_back_at_what_was_paid()
            throws SQLException {
        TestTenant.Line line =
                tenant.line(account, tenant.plan("Larkspur 24.60", "24.60", true), OCTOBER);
        exempt("AE", "DE123456789", null, OCTOBER);
        billing.run("1/2026-10-01"); // November in advance: 20.00
        end(line, LocalDate.of(2026, 11, 16));
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(totals()).containsExactly("4000", "-1000"); // 15 of 30 days
        Holding.assertInvariants(billing.database);
    }

    /** EN 16931, BR-AE-02: who owes the VAT is named by the VAT id, also before and after. */
    @Test
    void a_bill_names_who_owes_the_vat_of_days_to_come_and_of_days_that_are_over()
            throws SQLException {
        TestTenant.Line line =
                tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        exempt("AE", "DE123456789", null, LocalDate.of(2026, 11, 10));
        billing.run("1/2026-10-01");
        billing.database.execute("update tax_exemption set valid_to = '2026-11-12'");
        end(line, LocalDate.of(2026, 11, 16));
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                """
                                select document->'buyer'->>'vatId', t.category, t.base_minor
                                  from customer_bill b join bill_tax t on t.bill_id = b.id
                                 where t.category = 'AE' order by b.number"""))
                .containsExactly("DE123456789|AE|3000", "DE123456789|AE|-1500");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void what_is_given_back_bears_the_vat_that_was_charged() throws SQLException {
        TestTenant.Line line =
                tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
        billing.run("1/2026-10-01"); // November in advance, with VAT
        exempt("AE", "DE123456789", null, LocalDate.of(2026, 11, 10));
        end(line, LocalDate.of(2026, 11, 16));
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(totals()).containsExactly("7380", "-1845"); // 15.00 and 3.45
        Holding.assertInvariants(billing.database);
    }

    @Test
    void days_of_rest_are_given_back_at_the_rate_of_the_period_they_were_paid_with()
            throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        tenant.recurring(plan, RESTS);
        TestTenant.Line line = tenant.line(account, plan, OCTOBER);
        billing.setTax(day -> taxed(day.isBefore(LocalDate.of(2026, 11, 20)) ? "23" : "21"));
        billing.run("1/2026-10-01"); // November in advance, at 21 %
        billing.database.execute(
                "insert into product_suspension values (?, date '2026-11-03', date '2026-11-06')",
                line.product());
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                """
                                select l.tax_percent, l.net_minor
                                  from bill_line l join customer_bill b on b.id = l.bill_id
                                 where b.number = 2 order by l.period_from"""))
                .containsExactly("21|-300", "21|3000");
        Holding.assertInvariants(billing.database);
    }

    private void end(TestTenant.Line line, LocalDate on) throws SQLException {
        billing.database.execute("update product set end_on = ? where id = ?", on, line.product());
    }

    private List<String> totals() throws SQLException {
        return query("select total_minor from customer_bill order by number");
    }

    private void exempt(
            String category, @Nullable String vatId, @Nullable String certificate, LocalDate from)
            throws SQLException {
        billing.database.execute(
                """
                insert into tax_exemption (customer_id, category, vat_id, certificate, valid_from)
                select id, ?, ?, ?, ? from customer""",
                category,
                vatId,
                certificate,
                from);
    }

    private static TaxRules.Verdict taxed(String percent) {
        return new TaxRules.Verdict.Taxed(new BigDecimal(percent), "S");
    }

    private List<String> taxes() throws SQLException {
        return query(
                """
                select category, percent, base_minor, tax_minor, tax_included
                  from bill_tax order by category, percent""");
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
