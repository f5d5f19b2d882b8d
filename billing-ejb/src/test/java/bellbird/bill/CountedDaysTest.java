package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.account.BillCycle;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.time.Period;
import bellbird.product.LineChange;
import bellbird.product.LineChange.Kind;
import bellbird.product.ProductChanges;
import bellbird.service.Services;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageFiles;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lines change while people take their time over a run: after each thing that happens the days on
 * bills are those the rule counts (I4). A rule that is broken by what is in order would keep the
 * run from approval.
 */
class CountedDaysTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final BillCycle CYCLE = new BillCycle(1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final TestBilling billing = new TestBilling(OCTOBER, work);
    private final TestTenant tenant = new TestTenant(work.database);
    private final ProductChanges changes;
    private final BillRunDecisions decisions;
    private final BillRuns runs;
    private final BillRunReviews reviews;
    private final List<UUID> plans = new ArrayList<>();
    private LocalDate today = OCTOBER;

    CountedDaysTest() throws SQLException {
        work.add(new Services());
        changes = work.add(new ProductChanges());
        work.add(UsageFeeds.class, new NoFeeds());
        work.add(new UsageFiles());
        work.add(Issuers.class, (Issuers) TestBilling::issuer);
        work.add(TenantBrands.class, (TenantBrands) TestBilling::brand);
        work.add(
                BillTaxes.class,
                TestBilling.taxes(day -> new TaxRules.Verdict.Taxed(new BigDecimal("23"), "S")));
        work.add(
                BillRenderer.class,
                (BillRenderer) document -> new RenderedBill(new byte[0], "text/plain", ""));
        runs = work.add(new BillRuns());
        reviews = work.add(new BillRunReviews());
        decisions = work.add(new BillRunDecisions());
        plan("30.00", "month", "advance", false);
        plan("50.00", "month", "advance", false);
        plan("40.00", "month", "advance", true);
        plan("365.00", "year", "advance", false);
        plan("7.00", "week", "arrears", true);
        day(OCTOBER);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void what_is_given_back_before_the_end_comes_is_not_missing() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        TestTenant.Line line = tenant.line(account, plans.get(3), OCTOBER);
        day(NOVEMBER);
        billing.run("1/2026-10-01");
        day(LocalDate.of(2026, 11, 25));
        change(line, Kind.END, LocalDate.of(2026, 12, 20), null);
        assertDaysHold("the end is agreed on");
        day(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertDaysHold("the bill gives back the days after it");
    }

    @Test
    void a_line_that_rests_on_the_day_of_its_bill_is_settled_by_the_next() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        TestTenant.Line line = tenant.line(account, plans.get(2), OCTOBER);
        day(LocalDate.of(2026, 10, 12));
        billing.bill(account, BillKind.IMMEDIATE, today.plusDays(1));
        change(line, Kind.SUSPEND, today, null);
        assertDaysHold("it is suspended after its bill");
        day(NOVEMBER);
        billing.run("1/2026-10-01");
        assertDaysHold("the next bill gives back the day");
    }

    @Test
    void whatever_happens_while_a_run_waits_for_people() throws SQLException {
        months(new SplittableRandom(4), 4, 3);
    }

    @Test
    @Tag("deep")
    void whatever_happens_while_a_run_waits_for_people_for_long() throws SQLException {
        for (int seed = 100; seed < 104; seed++) {
            today = OCTOBER;
            months(new SplittableRandom(seed), 30, 14);
        }
    }

    private void months(SplittableRandom random, int accounts, int months) throws SQLException {
        work.run(() -> decisions.changePolicy(new BillRunPolicy(1, false, 0)));
        List<TestTenant.Line> lines = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            UUID account = tenant.account(1, OCTOBER);
            lines.add(tenant.line(account, plans.get(i % plans.size()), OCTOBER));
            lines.add(tenant.line(account, any(random, plans), OCTOBER));
        }
        Period period = CYCLE.containing(OCTOBER);
        for (int month = 0; month < months; month++) {
            int decided = random.nextInt(6);
            UUID run = BillIds.ofRun(CycleSpecification.monthly(1), period);
            for (LocalDate day = today; day.isBefore(period.to()); day = day.plusDays(1)) {
                day(day);
                something(random, lines);
            }
            day(period.to());
            billing.run("1/" + period.from());
            assertDaysHold("drafted " + period);
            assertThat(work.call(() -> reviews.alarms(run))).as("drafted " + period).isEmpty();
            for (int waiting = 0; waiting < decided; waiting++) {
                something(random, lines);
                day(today.plusDays(1));
            }
            something(random, lines);
            issue(run, period);
            something(random, lines);
            period = CYCLE.next(period);
        }
    }

    /** Until nothing has changed since somebody looked. */
    private void issue(UUID run, Period period) throws SQLException {
        while (state(run).equals("REVIEW")) {
            work.call(() -> decisions.approve(run, false));
            billing.run("1/" + period.from() + "/retry-" + UUID.randomUUID());
            assertDaysHold("issued " + period);
            if (work.call(() -> runs.retryParked(run)) > 0) {
                billing.run("1/" + period.from() + "/retry-" + UUID.randomUUID());
                assertDaysHold("drafted again " + period);
            }
        }
        assertThat(state(run)).isEqualTo("DONE");
    }

    private void something(SplittableRandom random, List<TestTenant.Line> lines)
            throws SQLException {
        if (random.nextInt(3) > 0) {
            return;
        }
        TestTenant.Line line = any(random, lines);
        switch (random.nextInt(8)) {
            case 0, 1 ->
                    change(
                            line,
                            Kind.PLAN,
                            today.plusDays(1 + random.nextInt(40)),
                            "plan-" + (1 + random.nextInt(plans.size())));
            case 2, 3 -> change(line, Kind.SUSPEND, today.plusDays(random.nextInt(9)), null);
            case 4, 5 -> change(line, Kind.RESUME, today.plusDays(random.nextInt(9)), null);
            case 6 -> change(line, Kind.END, today.plusDays(1 + random.nextInt(40)), null);
            default ->
                    billing.bill(
                            line.account(),
                            BillKind.IMMEDIATE,
                            today.plusDays(random.nextInt(2) == 0 ? 1 : 0));
        }
        assertDaysHold("changed");
    }

    private void change(TestTenant.Line line, Kind kind, LocalDate on, @Nullable String plan)
            throws SQLException {
        try {
            work.call(
                    () -> changes.change(line.service(), new LineChange(kind, on, plan, "asked")));
        } catch (BellbirdException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
        assertDaysHold(kind + " " + on);
    }

    private void day(LocalDate day) {
        today = day;
        billing.setToday(day);
        work.now = day.atStartOfDay(TestBilling.ZONE).toInstant();
    }

    private static <T> T any(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String state(UUID run) throws SQLException {
        return query("select state from bill_run where id = '" + run + "'").getFirst();
    }

    private void assertDaysHold(String when) throws SQLException {
        assertThat(query("select * from inv_i04")).as("on " + today + ", " + when).isEmpty();
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }

    private void plan(String amount, String every, String timing, boolean rests)
            throws SQLException {
        UUID plan = tenant.plan("Plan " + plans.size(), amount, false);
        tenant.recurring(
                plan,
                """
                [{'kind':'recurring-price','id':'line','name':'','amount':'%s','every':{'count':1,'unit':'%s'},
                  'timing':'%s','prorated':{'start':true,'end':true,'change':true,'suspension':%s}}]"""
                        .formatted(amount, every, timing, rests));
        plans.add(plan);
    }

    /** No usage comes here. */
    private static final class NoFeeds extends UsageFeeds {
        @Override
        public List<FeedAlarm> alarms() {
            return List.of();
        }
    }
}
