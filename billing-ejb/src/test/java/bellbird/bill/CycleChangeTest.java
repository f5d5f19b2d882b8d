package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.account.AccountCycle;
import bellbird.account.CycleChanges;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.kernel.time.Period;
import bellbird.testing.Entities;
import bellbird.testing.Holding;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account gets another cycle day: a bridging period leads to it, and no day is paid twice. */
class CycleChangeTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 12);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 12);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 12);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 5);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 5);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final CycleChanges cycles = work.add(new CycleChanges());
    private final TestBilling billing = new TestBilling(APRIL, work);
    private final AgreedBills bills = new AgreedBills(billing);
    private final TestTenant tenant = new TestTenant(work.database);
    private final UUID plan = tenant.plan("Larkspur 30", "30.00", false);
    private final UUID moves = tenant.account(12, MARCH);
    private final UUID stays = tenant.account(12, MARCH);
    private final UUID fifth = tenant.account(5, MARCH);
    private final TestTenant.Line line = tenant.line(moves, plan, MARCH);

    CycleChangeTest() throws SQLException {
        tenant.line(stays, plan, MARCH);
        tenant.line(fifth, plan, MARCH);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void the_bridging_period_is_billed_on_its_own_and_every_day_once() throws SQLException {
        billing.run("12/2026-03-12");
        work.now = Instant.parse("2026-04-20T09:00:00Z");
        work.call(() -> cycles.change(moves, CycleWish.monthly(5)));
        tenant.usage(
                line, Instant.parse("2026-05-20T10:00:00Z"), MAY, "VOICE", "Ireland", 600, "1.20");
        bills.run(
                moves,
                "12/2026-04-12",
                "5/2026-05-05",
                "5/2026-05-12",
                "12/2026-05-12",
                "5/2026-06-05");
        assertThat(bills.lines(moves))
                .containsExactly(
                        "2026-03-12|2026-04-12|2026-03-12|2026-04-12|1|3000",
                        "2026-03-12|2026-04-12|2026-04-12|2026-05-12|1|3000",
                        "2026-04-12|2026-05-12|2026-05-12|2026-06-05|24|2323",
                        "2026-05-12|2026-06-05|2026-05-20|2026-05-21|10|120",
                        "2026-05-12|2026-06-05|2026-06-05|2026-07-05|1|3000",
                        "2026-06-05|2026-07-05|2026-07-05|2026-08-05|1|3000");
        assertThat(bills.lines(stays))
                .containsExactly(
                        "2026-03-12|2026-04-12|2026-03-12|2026-04-12|1|3000",
                        "2026-03-12|2026-04-12|2026-04-12|2026-05-12|1|3000",
                        "2026-04-12|2026-05-12|2026-05-12|2026-06-12|1|3000",
                        "2026-05-12|2026-06-12|2026-06-12|2026-07-12|1|3000");
        assertThat(query("select cycle_day || '/' || period_from from bill_run where bridging"))
                .containsExactly("5/2026-05-12");
        assertThat(query("select key from test_job where key like '5/%' order by key"))
                .containsExactly("5/2026-06-05", "5/2026-07-05");
        Holding.assertInvariants(work.database);
    }

    @Test
    void a_short_rest_is_billed_with_the_month_after_it() throws SQLException {
        work.now = Instant.parse("2026-03-20T09:00:00Z");
        work.call(() -> cycles.change(moves, CycleWish.monthly(20)));
        Period bridge = new Period(APRIL, LocalDate.of(2026, 5, 20));
        assertThat(BillRunKey.parse("20/2026-04-12").period()).isEqualTo(bridge);
        bills.run(moves, "12/2026-03-12", "20/2026-04-12");
        assertThat(bills.lines(moves))
                .containsExactly(
                        "2026-03-12|2026-04-12|2026-03-12|2026-04-12|1|3000",
                        "2026-03-12|2026-04-12|2026-04-12|2026-05-12|1|3000",
                        "2026-03-12|2026-04-12|2026-05-12|2026-05-20|8|774",
                        "2026-04-12|2026-05-20|2026-05-20|2026-06-20|1|3000");
        Holding.assertInvariants(work.database);
    }

    @Test
    void the_periods_are_told_before_and_the_change_is_made_once() throws SQLException {
        work.now = Instant.parse("2026-04-20T09:00:00Z");
        AccountCycle.Change expected =
                new AccountCycle.Change(
                        CycleSpecification.monthly(5),
                        new Period(MAY, JUNE),
                        true,
                        new Period(JUNE, JULY));
        AccountCycle preview = work.call(() -> cycles.preview(moves, CycleWish.monthly(5)));
        assertThat(preview)
                .isEqualTo(
                        new AccountCycle(
                                CycleSpecification.monthly(12), new Period(APRIL, MAY), expected));
        assertThat(query("select count(*) from cycle_change")).containsExactly("0");
        assertThat(work.call(() -> cycles.change(moves, CycleWish.monthly(5)))).isEqualTo(preview);
        assertThat(work.call(() -> cycles.of(moves))).isEqualTo(preview);
        assertThat(work.audit)
                .containsExactly("change billing cycle: day 12 -> day 12, day 5 from 2026-05-12");
        assertThat(work.jobs).containsOnlyKeys("bill-run 5/2026-05-12");
        assertThat(query("select period_from, period_to, state from bill_period"))
                .containsExactly("2026-05-12|2026-06-05|OPEN");
        refused(moves, 6, "error.cycle.underWay");
        refused(stays, 12, "error.cycle.same");
        refused(stays, 32, "error.account.cycleDay");
        refused(UUID.randomUUID(), 5, "error.notFound");
        work.database.execute("update billing_account set status = 'CLOSED' where id = ?", stays);
        refused(stays, 5, "error.cycle.notBilled");
        work.now = Instant.parse("2026-05-13T09:00:00Z");
        assertThat(work.call(() -> cycles.change(moves, CycleWish.monthly(12))).change())
                .isEqualTo(
                        new AccountCycle.Change(
                                CycleSpecification.monthly(12),
                                new Period(JUNE, LocalDate.of(2026, 7, 12)),
                                true,
                                new Period(LocalDate.of(2026, 7, 12), LocalDate.of(2026, 8, 12))));
    }

    @Test
    void a_change_that_has_not_begun_is_withdrawn_and_everything_is_as_before()
            throws SQLException {
        work.now = Instant.parse("2026-04-20T09:00:00Z");
        AccountCycle before = work.call(() -> cycles.of(moves));
        assertThatThrownBy(() -> work.call(() -> cycles.withdraw(moves, MAY)))
                .hasMessageContaining("error.cycle.nothingComing");
        work.call(() -> cycles.change(moves, CycleWish.monthly(20)));
        assertThatThrownBy(() -> work.call(() -> cycles.withdraw(moves, APRIL)))
                .hasMessageContaining("error.cycle.nothingComing");
        assertThat(work.call(() -> cycles.withdraw(moves, MAY))).isEqualTo(before);
        assertThat(work.audit)
                .last()
                .isEqualTo(
                        "withdraw change of billing cycle: day 12, day 20 from 2026-05-12 -> day 12");
        assertThat(work.jobs).containsOnlyKeys("bill-run 20/2026-05-12", "bill-run 12/2026-05-12");
        for (String run : List.of("12/2026-04-12", "20/2026-05-12", "12/2026-05-12")) {
            billing.setToday(BillRunKey.parse(run).period().to());
            billing.run(run);
        }
        assertThat(
                        query(
                                "select cycle_day || '/' || period_from from bill_run order by period_from"))
                .containsExactly("12/2026-04-12", "12/2026-05-12");
        assertThat(
                        query(
                                "select period_to from bill_period where account_id = ? and period_from = ?",
                                moves,
                                MAY))
                .containsExactly("2026-06-12");
        work.now = Instant.parse("2026-05-13T09:00:00Z");
        work.call(() -> cycles.change(moves, CycleWish.monthly(5)));
        work.now = Instant.parse("2026-06-13T09:00:00Z");
        assertThatThrownBy(() -> work.call(() -> cycles.withdraw(moves, LocalDate.of(2026, 6, 12))))
                .hasMessageContaining("error.cycle.nothingComing");
        Holding.assertInvariants(work.database);
    }

    private void refused(UUID account, int day, String key) {
        assertThatThrownBy(() -> work.call(() -> cycles.change(account, CycleWish.monthly(day))))
                .hasMessageContaining(key);
    }

    private List<String> query(String sql, Object... parameters) throws SQLException {
        return work.database.query(sql, parameters);
    }
}
