package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.rating.TestUsage;
import bellbird.testing.Holding;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Rule R12, sentence by sentence, from the file to the bill: usage that comes after its bill was
 * made. The line has 4,000 seconds in October, then 0.12 a minute.
 */
class LateUsageTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";

    private final TestUsage usage = new TestUsage();
    private final TestBilling billing = new TestBilling(NOVEMBER, usage.work);

    LateUsageTest() throws SQLException {}

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(usage.work.database);
        usage.close();
    }

    /**
     * "At the defaults, usage of 31 October that arrives 60 days later is billed under 31 October".
     */
    @Test
    void it_is_priced_as_of_its_own_day_and_billed_under_it_on_the_next_bill() throws SQLException {
        usage.call("in-time", "2026-10-20T10:00:00", 3_900);
        billing.run("1/2026-10-01");
        usage.dearerPlanFrom(NOVEMBER);
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        String booked =
                query("select string_agg(hash, ' ' order by number) from customer_bill").getFirst();

        usage.work.now = Instant.parse("2026-12-30T12:00:00Z");
        usage.call("late", "2026-10-31T10:00:00", 160);

        assertThat(
                        query(
                                "select included_quantity, charged_quantity, amount, v.offering_id = o.id"
                                        + " from rated_usage r join offering_version v on v.id = r.offering_version_id"
                                        + " join product_offering o on o.code = 'plan-a' where r.record_key = 'late'"))
                .as("by the tariff in force at its start, and by the bucket of its own month")
                .containsExactly("100|60|0.120000|t");
        assertThat(
                        query(
                                "select granted, consumed, remaining from allowance_bucket where service = 'VOICE' and period_from = '2026-10-01'"))
                .containsExactly("4000|4000|0");
        billing.setToday(LocalDate.of(2027, 1, 1));
        billing.run("1/2026-12-01");
        assertThat(
                        query(
                                """
                        select b.period_from, l.period_from, l.period_to, l.exact_amount
                          from bill_line l join customer_bill b on b.id = l.bill_id
                         where l.kind = 'USAGE'"""))
                .as("under its own date on the next bill")
                .containsExactly("2026-12-01|2026-10-31|2026-11-01|0.120000");
        assertThat(
                        query(
                                "select string_agg(hash, ' ' order by number) from customer_bill where period_from < '2026-12-01'"))
                .as("bills that were made stay as they are")
                .containsExactly(booked);
    }

    /** "… at 91 days it is suspended." */
    @Test
    void what_is_older_than_the_limit_is_suspended_and_not_charged() throws SQLException {
        usage.work.now = Instant.parse("2027-01-29T09:59:00Z");
        usage.call("90-days", "2026-10-31T10:00:00", 60);
        usage.work.now = Instant.parse("2027-01-30T10:00:00Z");
        usage.call("91-days", "2026-10-31T10:00:00", 60);
        assertThat(query("select record_key from rated_usage")).containsExactly("90-days");
        assertThat(query("select record_key, verdict, reason, detail from set_aside_record"))
                .containsExactly("91-days|SUSPENDED|error.usage.tooOld|90");
    }

    /** "… per-tenant setting …" */
    @Test
    void a_run_waits_as_long_as_the_operator_says() throws SQLException {
        billing.setPolicy(new BillRunPolicy(0, false, 72));
        billing.run("1/2026-10-01");
        assertThat(query("select key from test_job"))
                .containsExactly("1/2026-10-01/begin-2026-11-04T00:00:00Z");
        assertThat(query("select count(*) from bill_run")).containsExactly("0");
    }

    /** "The bill run waits 48 h after cut-off for late records (default …)" */
    @Test
    void a_run_waits_two_days_for_late_records_where_nobody_has_said_anything()
            throws SQLException {
        usage.work.database.executeAsOwner("delete from bill_run_policy");
        billing.run("1/2026-10-01");
        assertThat(query("select count(*) from bill_run")).containsExactly("0");
        assertThat(query("select key, due_at at time zone 'UTC' from test_job"))
                .containsExactly("1/2026-10-01/begin-2026-11-03T00:00:00Z|2026-11-03 00:00:00");

        usage.work.now = Instant.parse("2026-11-02T12:00:00Z");
        usage.call("next-day", "2026-10-31T10:00:00", 4_060);
        usage.call("of-November", "2026-11-02T10:00:00", 60);
        billing.setToday(LocalDate.of(2026, 11, 3));
        billing.run("1/2026-10-01/begin-2026-11-03T00:00:00Z");
        assertThat(
                        query(
                                """
                        select b.period_from, b.period_to, l.kind, l.period_from, l.period_to, l.amount_minor
                          from bill_line l join customer_bill b on b.id = l.bill_id order by l.number"""))
                .containsExactly(
                        "2026-10-01|2026-11-01|RECURRING|2026-10-12|2026-11-01|1290",
                        "2026-10-01|2026-11-01|RECURRING|2026-11-01|2026-12-01|2000",
                        "2026-10-01|2026-11-01|USAGE|2026-10-31|2026-11-01|12");
        assertThat(query("select key from test_job where key like '1/2026-11%'"))
                .as("the next run")
                .containsExactly("1/2026-11-01");
    }

    /** "… longer for roaming." */
    @Test
    void a_run_waits_longer_where_a_feed_brings_usage_from_abroad() throws SQLException {
        usage.work.database.executeAsOwner("delete from bill_run_policy");
        feedFromAbroad();
        billing.run("1/2026-10-01");
        assertThat(query("select key from test_job"))
                .as("five days by default")
                .containsExactly("1/2026-10-01/begin-2026-11-06T00:00:00Z");
        billing.setPolicy(new BillRunPolicy(0, false, 72, 96, LateUsage.NEXT_BILL));
        billing.run("1/2026-10-01/retry");
        assertThat(query("select key from test_job order by due_at"))
                .as("per-tenant setting")
                .startsWith("1/2026-10-01/begin-2026-11-05T00:00:00Z");
        billing.setPolicy(new BillRunPolicy(0, false, 24, 0, LateUsage.NEXT_BILL));
        billing.run("1/2026-10-01/again");
        assertThat(query("select key from test_job order by due_at"))
                .as("never shorter than for usage at home")
                .startsWith("1/2026-10-01/begin-2026-11-02T00:00:00Z");
    }

    private void feedFromAbroad() throws SQLException {
        usage.call("any", "2026-10-20T10:00:00", 60);
        usage.work.database.execute(
                "update usage_feed set profile = jsonb_set(profile, '{watch,roaming}', 'true')");
    }

    @Test
    void the_last_part_of_a_session_that_comes_after_the_bill_is_on_the_next_one()
            throws SQLException {
        usage.work.now = Instant.parse("2026-10-31T12:00:00Z");
        loadPart(1, "");
        billing.run("1/2026-10-01");
        usage.work.now = Instant.parse("2026-11-05T12:00:00Z");
        loadPart(2, "1");
        assertThat(
                        query(
                                "select record_key, used_quantity, period_from from rated_usage order by 1"))
                .containsExactly("p1|1400000000|2026-11-01", "p2|0|2026-11-01");
        assertThat(
                        query(
                                "select period_from from allowance_bucket where service = 'DATA' and consumed > 0"))
                .as("by the bucket of its own month")
                .containsExactly("2026-10-01");
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                "select b.period_from, l.period_from from bill_line l"
                                        + " join customer_bill b on b.id = l.bill_id where l.kind = 'USAGE'"))
                .containsExactly("2026-11-01|2026-10-31");
    }

    private void loadPart(int number, String last) {
        usage.load(
                "part" + number + ".csv",
                HEADER.strip()
                        + ",session,part,last\np%d,data,,%s,,2026-10-31T10:0%d:00,,700000000,s1,%d,%s\n"
                                .formatted(number, TestUsage.LINE, number, number, last));
    }

    private List<String> query(String sql) throws SQLException {
        return usage.work.database.query(sql);
    }
}
