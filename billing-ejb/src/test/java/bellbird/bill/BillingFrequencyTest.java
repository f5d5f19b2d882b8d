package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.account.CycleChanges;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.testing.Entities;
import bellbird.testing.Holding;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bills of weeks and of several months: prices keep their months, usage has the bill's period. */
class BillingFrequencyTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 11);
    private static final CycleSpecification MONDAYS =
            CycleSpecification.weekly(BillFrequency.WEEKLY, DayOfWeek.MONDAY);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final CycleChanges cycles = work.add(new CycleChanges());
    private final TestBilling billing = new TestBilling(MARCH, work);
    private final AgreedBills bills = new AgreedBills(billing);
    private final TestTenant tenant = new TestTenant(work.database);
    private final UUID plan = tenant.plan("Larkspur 30", "30.00", false);

    BillingFrequencyTest() throws SQLException {}

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_month_is_paid_once_on_the_weekly_bill_before_it_and_usage_with_its_week()
            throws SQLException {
        UUID account = account(MONDAYS);
        TestTenant.Line line = tenant.line(account, plan, MARCH);
        bills.run(account, "WEEKLY:1:0/2026-03-09");
        tenant.usage(
                line,
                Instant.parse("2026-03-18T10:00:00Z"),
                LocalDate.of(2026, 3, 16),
                "VOICE",
                "Ireland",
                600,
                "1.20");
        bills.run(
                account, "WEEKLY:1:0/2026-03-16", "WEEKLY:1:0/2026-03-23", "WEEKLY:1:0/2026-03-30");
        assertThat(bills.lines(account))
                .containsExactly(
                        "2026-03-09|2026-03-16|2026-03-11|2026-04-01|21|2032",
                        "2026-03-16|2026-03-23|2026-03-18|2026-03-19|10|120",
                        "2026-03-23|2026-03-30|2026-04-01|2026-05-01|1|3000");
        assertThat(query("select max(key) from test_job where key like 'WEEKLY%'"))
                .containsExactly("WEEKLY:1:0/2026-04-06");
        Holding.assertInvariants(work.database);
    }

    @Test
    void a_bill_of_three_months_charges_each_of_the_next_three_and_what_was_not_known_before()
            throws SQLException {
        UUID account = account(CycleSpecification.calendar(BillFrequency.QUARTERLY, 15));
        tenant.line(account, plan, MARCH);
        bills.run(account, "QUARTERLY:15:0/2026-01-15", "QUARTERLY:15:0/2026-04-15");
        assertThat(bills.lines(account))
                .containsExactly(
                        "2026-01-15|2026-04-15|2026-03-11|2026-03-15|4|429",
                        "2026-01-15|2026-04-15|2026-03-15|2026-04-15|1|3000",
                        "2026-01-15|2026-04-15|2026-04-15|2026-05-15|1|3000",
                        "2026-01-15|2026-04-15|2026-05-15|2026-06-15|1|3000",
                        "2026-01-15|2026-04-15|2026-06-15|2026-07-15|1|3000",
                        "2026-04-15|2026-07-15|2026-07-15|2026-08-15|1|3000",
                        "2026-04-15|2026-07-15|2026-08-15|2026-09-15|1|3000",
                        "2026-04-15|2026-07-15|2026-09-15|2026-10-15|1|3000");
        Holding.assertInvariants(work.database);
    }

    @Test
    void cycles_of_the_same_day_have_runs_of_their_own() throws SQLException {
        LocalDate march = LocalDate.of(2026, 3, 15);
        UUID monthly = account(CycleSpecification.monthly(15));
        UUID quarterly = account(CycleSpecification.from(BillFrequency.QUARTERLY, march));
        tenant.line(monthly, plan, march);
        tenant.line(quarterly, plan, march);
        bills.run(monthly, "15/2026-03-15");
        bills.run(quarterly, "QUARTERLY:15:2/2026-03-15");
        assertThat(
                        query(
                                "select r.period_to, a.state from bill_run r join bill_run_account a on a.run_id = r.id order by 1"))
                .containsExactly("2026-04-15|BILLED", "2026-06-15|BILLED");
        Holding.assertInvariants(work.database);
    }

    /** From months to weeks the months stay; from weeks to another day the next one is bridged. */
    @Test
    void an_account_goes_to_weeks_and_back_and_pays_every_day_once() throws SQLException {
        UUID account = account(CycleSpecification.monthly(12));
        tenant.line(account, plan, LocalDate.of(2026, 3, 12));
        bills.run(account, "12/2026-03-12");
        work.now = Instant.parse("2026-04-20T09:00:00Z");
        work.call(
                () ->
                        cycles.change(
                                account,
                                CycleWish.ofWeekday(BillFrequency.WEEKLY, DayOfWeek.MONDAY)));
        bills.run(account, "12/2026-04-12", "WEEKLY:12:0/2026-05-12", "WEEKLY:12:0/2026-05-18");
        work.now = Instant.parse("2026-05-26T09:00:00Z");
        work.call(() -> cycles.change(account, CycleWish.monthly(20)));
        bills.run(account, "WEEKLY:12:0/2026-05-25", "20/2026-06-01", "20/2026-06-20");
        assertThat(bills.lines(account))
                .containsExactly(
                        "2026-03-12|2026-04-12|2026-03-12|2026-04-12|1|3000",
                        "2026-03-12|2026-04-12|2026-04-12|2026-05-12|1|3000",
                        "2026-04-12|2026-05-12|2026-05-12|2026-06-12|1|3000",
                        "2026-05-25|2026-06-01|2026-06-12|2026-07-12|1|3000",
                        "2026-06-01|2026-06-20|2026-07-12|2026-07-20|8|774",
                        "2026-06-20|2026-07-20|2026-07-20|2026-08-20|1|3000");
        Holding.assertInvariants(work.database);
    }

    private UUID account(CycleSpecification cycle) throws SQLException {
        UUID account = tenant.account(cycle.day(), MARCH);
        work.database.execute(
                "update billing_account set cycle_frequency = ?, cycle_phase = ? where id = ?",
                cycle.frequency().name(),
                cycle.phase(),
                account);
        return account;
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }
}
