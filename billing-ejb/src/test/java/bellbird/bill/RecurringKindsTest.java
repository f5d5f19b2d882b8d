package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Prices of every kind on the bills of a year: any length, before or after it (rules R9, R11). */
class RecurringKindsTest {

    private static final LocalDate TWELFTH = LocalDate.of(2026, 10, 12);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private final UUID account = tenant.account(1, TWELFTH);
    private final UUID plan = tenant.plan("Larkspur all", "20.00", false);

    RecurringKindsTest() throws SQLException {}

    @Test
    void each_price_is_charged_for_its_own_periods_and_settled_at_the_end() throws SQLException {
        tenant.recurring(
                plan,
                "["
                        + price("line", "20.00", 1, "month", "advance", "suspension", "false")
                        + ","
                        + price("insurance", "9.00", 3, "month", "arrears", "suspension", "false")
                        + ","
                        + price("hotspot", "7.00", 2, "week", "advance", "suspension", "false")
                        + ","
                        + price("support", "36.50", 1, "year", "advance", "suspension", "false")
                        + "]");
        TestTenant.Line line = tenant.line(account, plan, TWELFTH);

        billing.run("1/2026-10-01");
        assertThat(charges("2026-10-01"))
                .containsExactly(
                        "hotspot|2026-10-12|2026-10-15|3|DAY|150",
                        "hotspot|2026-10-15|2026-10-29|2|WEEK|700",
                        "hotspot|2026-10-29|2026-11-12|2|WEEK|700",
                        "hotspot|2026-11-12|2026-11-26|2|WEEK|700",
                        "hotspot|2026-11-26|2026-12-10|2|WEEK|700",
                        "line|2026-10-12|2026-11-01|20|DAY|1290",
                        "line|2026-11-01|2026-12-01|1|MONTH|2000",
                        "support|2026-10-12|2027-10-01|354|DAY|3540");
        assertThat(
                        query(
                                "select distinct l->>'detail', l->>'description'"
                                        + " from customer_bill, json_array_elements(document->'lines') l"
                                        + " order by 1"))
                .containsExactly(
                        "|Larkspur all", "For 2 weeks|Larkspur all", "For a year|Larkspur all");
        holds();

        next(DECEMBER, "1/2026-11-01");
        next(JANUARY, "1/2026-12-01");
        assertThat(charges("2026-12-01"))
                .containsExactly(
                        "hotspot|2027-01-07|2027-01-21|2|WEEK|700",
                        "hotspot|2027-01-21|2027-02-04|2|WEEK|700",
                        "insurance|2026-10-12|2027-01-01|81|DAY|792",
                        "line|2027-01-01|2027-02-01|1|MONTH|2000");

        LocalDate end = LocalDate.of(2027, 1, 20);
        billing.database.execute("update product set end_on = ? where id = ?", end, line.product());
        billing.setToday(end);
        billing.bill(account, BillKind.FINAL, end);
        assertThat(charges("2027-01-01"))
                .containsExactly(
                        "hotspot|2027-01-20|2027-01-21|-1|DAY|-50",
                        "hotspot|2027-01-21|2027-02-04|-14|DAY|-700",
                        "insurance|2027-01-01|2027-01-20|19|DAY|190",
                        "line|2027-01-20|2027-02-01|-12|DAY|-774",
                        "support|2027-01-20|2027-10-01|-254|DAY|-2540");
        holds();
    }

    /** Rule R9: a suspension is credited only where the plan says so; here one price does. */
    @Test
    void a_rest_is_taken_off_the_prices_that_say_so() throws SQLException {
        tenant.recurring(
                plan,
                "["
                        + price("line", "30.00", 1, "month", "advance", "suspension", "true")
                        + ","
                        + price("number", "2.00", 1, "month", "advance", "suspension", "false")
                        + ","
                        + price("roaming", "6.00", 2, "month", "arrears", "suspension", "true")
                        + "]");
        TestTenant.Line line = tenant.line(account, plan, TWELFTH);
        billing.run("1/2026-10-01");
        billing.database.execute(
                "insert into product_suspension values (?, '2026-11-11', '2026-11-21')",
                line.product());

        next(DECEMBER, "1/2026-11-01");
        assertThat(charges("2026-11-01"))
                .containsExactly(
                        "line|2026-11-11|2026-11-21|-10|DAY|-1000",
                        "line|2026-12-01|2027-01-01|1|MONTH|3000",
                        "number|2026-12-01|2027-01-01|1|MONTH|200",
                        "roaming|2026-10-12|2026-11-11|30|DAY|295",
                        "roaming|2026-11-21|2026-12-01|10|DAY|98");
        holds();
    }

    @Test
    void a_plan_may_take_whole_periods_at_the_start_and_at_a_change() throws SQLException {
        tenant.recurring(
                plan, "[" + price("line", "30.00", 1, "month", "advance", "start", "false") + "]");
        UUID dearer = tenant.plan("Larkspur 60", "60.00", false);
        TestTenant.Line line = tenant.line(account, plan, TWELFTH);
        billing.run("1/2026-10-01");
        tenant.terms(line.product(), dearer, LocalDate.of(2026, 11, 16));

        next(DECEMBER, "1/2026-11-01");
        assertThat(query(CHARGES.formatted("true")))
                .containsExactly(
                        "line|2026-10-12|2026-11-01|31|DAY|3000",
                        "line|2026-11-01|2026-12-01|1|MONTH|3000",
                        "line|2026-11-16|2026-12-01|-15|DAY|-1500",
                        "monthly|2026-11-16|2026-12-01|15|DAY|3000",
                        "monthly|2026-12-01|2027-01-01|1|MONTH|6000");
        holds();
    }

    private void next(LocalDate day, String run) throws SQLException {
        billing.setToday(day);
        billing.run(run);
        holds();
    }

    /**
     * @param flag where it is prorated, or not
     */
    private static String price(
            String id,
            String amount,
            int count,
            String unit,
            String timing,
            String flag,
            String value) {
        String prorated =
                "{'start':true,'end':true,'change':true,'suspension':false}"
                        .replaceAll("'" + flag + "':(true|false)", "'" + flag + "':" + value);
        return "{'kind':'recurring-price','id':'%s','name':'','amount':'%s','every':{'count':%d,'unit':'%s'},'timing':'%s','prorated':%s}"
                .formatted(id, amount, count, unit, timing, prorated);
    }

    private static final String CHARGES =
            """
            select s.price, l.period_from, l.period_to, l.quantity, l.unit, l.amount_minor
              from bill_line l
              join charge_segment s on (s.bill_id, s.line_number) = (l.bill_id, l.number)
              join customer_bill b on b.id = l.bill_id
             where %s order by s.price, l.period_from, b.period_from""";

    private List<String> charges(String periodFrom) throws SQLException {
        return query(CHARGES.formatted("b.period_from = '" + periodFrom + "'"));
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }

    private void holds() throws SQLException {
        Holding.assertInvariants(billing.database);
    }
}
