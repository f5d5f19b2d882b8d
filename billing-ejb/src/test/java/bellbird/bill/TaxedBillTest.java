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
