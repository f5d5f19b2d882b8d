package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bills of lines with promotions, add-ons and bundles; the first run is on 1 November 2026. */
class PromotedBillsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate TWELFTH = LocalDate.of(2026, 10, 12);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private final TestBilling billing;
    private final TestTenant tenant;

    PromotedBillsTest() throws SQLException {
        billing = new TestBilling(LocalDate.of(2026, 11, 1));
        tenant = new TestTenant(billing.database);
    }

    @Test
    void a_promotion_is_a_line_that_takes_off_the_charges_of_its_periods() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        TestTenant.Line line = tenant.line(tenant.account(1, TWELFTH), plan, TWELFTH);
        promise(line.product(), "\"kind\":\"percent-off\",\"percent\":\"50\"", DECEMBER);
        billing.run("1/2026-10-01");
        assertThat(lines())
                .containsExactly(
                        "RECURRING|2026-10-12|2026-11-01|20|1935",
                        "RECURRING|2026-11-01|2026-12-01|1|3000",
                        "PROMOTION|2026-10-12|2026-12-01|-1|-2468");
        assertThat(
                        query(
                                "select amount_minor from posting where ledger_account = 'revenue.recurring'"))
                .containsExactly("-2467");
        assertThat(
                        query(
                                "select l->>'description', l->>'unitPrice', l->>'amountMinor'"
                                        + " from customer_bill, json_array_elements(document->'lines') l"
                                        + " where l->>'quantity' = '-1'"))
                .containsExactly("Half price at first|24.68|-2468");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(lines()).hasSize(4).contains("RECURRING|2026-12-01|2027-01-01|1|3000");
        holds();
    }

    @Test
    void days_that_are_given_back_give_back_what_was_taken_off_them() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        UUID dearer = tenant.plan("Larkspur 60", "60.00", false);
        TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        promise(line.product(), "\"kind\":\"amount-off\",\"amount\":\"6.00\"", null);
        billing.run("1/2026-10-01");
        tenant.terms(line.product(), dearer, LocalDate.of(2026, 11, 16));
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                "select l.kind, l.amount_minor from bill_line l"
                                        + " join customer_bill b on b.id = l.bill_id"
                                        + " where b.period_from = '2026-11-01' order by l.amount_minor"))
                .containsExactly(
                        "RECURRING|-1500",
                        "PROMOTION|-900",
                        "PROMOTION|300",
                        "RECURRING|3000",
                        "RECURRING|6000");
        holds();
    }

    /** Rule R14, EN 16931: a discount lowers the base of the rate that its charge bears. */
    @Test
    void what_is_taken_off_bears_the_tax_of_what_it_is_taken_off() throws SQLException {
        billing.setTax(day -> TestBilling.taxed(day.isBefore(NOVEMBER) ? "23" : "21"));
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        TestTenant.Line line = tenant.line(tenant.account(1, TWELFTH), plan, TWELFTH);
        promise(line.product(), "\"kind\":\"percent-off\",\"percent\":\"50\"", DECEMBER);
        billing.run("1/2026-10-01");
        assertThat(lines())
                .containsExactly(
                        "RECURRING|2026-10-12|2026-11-01|20|1935",
                        "RECURRING|2026-11-01|2026-12-01|1|3000",
                        "PROMOTION|2026-10-12|2026-11-01|-1|-968",
                        "PROMOTION|2026-11-01|2026-12-01|-1|-1500");
        assertThat(query("select percent, base_minor, tax_minor from bill_tax order by 1"))
                .containsExactly("21|1500|315", "23|967|222");
        holds();
    }

    @Test
    void what_is_all_given_is_a_bill_of_nothing_and_charges_its_days() throws SQLException {
        UUID plan = tenant.plan("Larkspur 24.99", "24.99", true);
        TestTenant.Line line = tenant.line(tenant.account(1, TWELFTH), plan, TWELFTH);
        promise(line.product(), "\"kind\":\"percent-off\",\"percent\":\"100\"", DECEMBER);
        billing.run("1/2026-10-01");
        assertThat(query("select net_minor, tax_minor, total_minor from customer_bill"))
                .containsExactly("0|0|0");
        assertThat(query("select count(*) from journal_entry")).containsExactly("0");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query("select total_minor from customer_bill order by number"))
                .containsExactly("0", "2499");
        holds();
    }

    @Test
    void an_add_on_is_charged_under_the_number_of_its_line() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", true);
        UUID addOn = tenant.plan("5 GB more", "5.00", true);
        tenant.oneTimePrice(addOn, "setup", "Setup", "3.00");
        TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        beside(line, addOn, LocalDate.of(2026, 10, 17));
        billing.run("1/2026-10-01");
        assertThat(
                        query(
                                "select l->>'serviceNumber' is not null, l->>'description', l->>'amountMinor'"
                                        + " from customer_bill, json_array_elements(document->'lines') l"
                                        + " order by 2, 3"))
                .containsExactly(
                        "t|5 GB more|242",
                        "t|5 GB more|500",
                        "t|Larkspur 30|3000",
                        "t|Larkspur 30|3000",
                        "t|Setup|300");
        holds();
    }

    @Test
    void a_bundle_is_paid_as_one_and_its_parts_are_not() throws SQLException {
        UUID plan = tenant.plan("Larkspur 30", "30.00", true);
        tenant.oneTimePrice(plan, "activation", "Activation", "9.90");
        UUID addOn = tenant.plan("5 GB more", "5.00", true);
        UUID bundle = tenant.plan("Larkspur and more", "32.00", true);
        TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        UUID paid = beside(line, bundle, OCTOBER);
        UUID part = beside(line, addOn, OCTOBER);
        billing.database.execute(
                "update product set bundle_id = ? where id in (?, ?)", paid, line.product(), part);
        tenant.usage(
                line,
                java.time.Instant.parse("2026-10-15T10:00:00Z"),
                OCTOBER,
                "VOICE",
                "Ireland",
                60,
                "0.12");
        billing.run("1/2026-10-01");
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "RECURRING|2026-10-01|2026-11-01|1|3200",
                        "RECURRING|2026-11-01|2026-12-01|1|3200",
                        "USAGE|2026-10-15|2026-10-16|1|12");
        holds();
    }

    private UUID beside(TestTenant.Line line, UUID version, LocalDate from) throws SQLException {
        UUID product = bellbird.kernel.id.Ids.next();
        billing.database.execute(
                "insert into product (id, account_id, status, start_on, line_product_id)"
                        + " values (?, ?, 'ACTIVE', ?, ?)",
                product,
                line.account(),
                from,
                line.product());
        tenant.terms(product, version, from);
        return product;
    }

    /**
     * @param benefit within its JSON object
     */
    private void promise(
            UUID product, String benefit, @org.jspecify.annotations.Nullable LocalDate until)
            throws SQLException {
        String document =
                """
                {"code":"HALF","name":"Half price at first","benefit":{%s},"validFrom":"2026-10-01"}"""
                        .formatted(benefit);
        billing.database.execute(
                "insert into promotion (code, document, status, redeemed)"
                        + " values ('HALF', ?::json, 'PUBLISHED', 1)",
                document);
        billing.database.execute(
                "insert into product_promotion (product_id, code, document, from_on, until_on)"
                        + " select id, 'HALF', ?::json, start_on, ?::date from product where id = ?",
                document,
                until,
                product);
    }

    private List<String> lines() throws SQLException {
        return query(
                "select kind, period_from, period_to, quantity, amount_minor"
                        + " from bill_line order by bill_id, number");
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }

    private void holds() throws SQLException {
        Holding.assertInvariants(billing.database);
    }
}
