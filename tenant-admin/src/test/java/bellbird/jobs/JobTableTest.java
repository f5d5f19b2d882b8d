package bellbird.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.clock.ClockRow;
import bellbird.clock.SandboxTime;
import bellbird.kernel.tenant.TenantId;
import bellbird.tenancy.SqlWork;
import bellbird.tenancy.TestTenants;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two workers and one table: the token decides. */
class JobTableTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final TestTenants TENANTS = new TestTenants();
    private static int made;

    private TenantId tenant = new TenantId("jobs000000");

    @BeforeEach
    void freshTenant() throws SQLException {
        made++;
        tenant = TENANTS.create("jobs%06d".formatted(made), "jobs" + made);
    }

    @Test
    void a_job_of_the_same_key_is_added_once() {
        assertThat(add("bill-run", "1/2026-10-01")).isTrue();
        assertThat(add("bill-run", "1/2026-10-01")).isFalse();
        assertThat(add("bill-run", "2/2026-10-01")).isTrue();
    }

    @Test
    void a_claimed_job_is_not_claimed_by_another() {
        add("mail", "a");
        assertThat(claim(NOW)).isPresent();
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    void sixteen_workers_claim_each_job_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            add("mail", "m" + i);
        }
        List<String> keys = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(16)) {
            Callable<List<String>> worker =
                    () -> {
                        List<String> mine = new ArrayList<>();
                        for (Optional<ClaimedJob> job = claim(NOW);
                                job.isPresent();
                                job = claim(NOW)) {
                            mine.add(job.get().key());
                        }
                        return mine;
                    };
            List<Future<List<String>>> claimed = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                claimed.add(workers.submit(worker));
            }
            for (Future<List<String>> each : claimed) {
                keys.addAll(each.get());
            }
        }
        assertThat(keys).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void short_jobs_of_a_kind_are_claimed_together_and_each_has_its_own_token() {
        for (int i = 0; i < 5; i++) {
            add("mail", "m" + i);
        }
        add("bill-run", "1/2026-10-01");
        List<ClaimedJob> some = some("mail", 3, NOW);
        assertThat(some).extracting(ClaimedJob::key).containsExactly("m0", "m1", "m2");
        assertThat(some).extracting(ClaimedJob::attempts).containsOnly(1);
        assertThat(some("mail", 3, NOW)).extracting(ClaimedJob::key).containsExactly("m3", "m4");
        assertThat(is(c -> JobTable.done(c, some.getFirst(), NOW))).isTrue();
        assertThat(is(c -> JobTable.done(c, some.getLast(), NOW))).isTrue();
    }

    @Test
    void a_job_that_was_tried_before_is_not_claimed_with_others() {
        add("mail", "tried");
        ClaimedJob tried = claim(NOW).orElseThrow();
        sql(c -> JobTable.retry(c, tried, "why", NOW));
        add("mail", "new");
        assertThat(some("mail", 9, NOW.plusSeconds(5)))
                .extracting(ClaimedJob::key)
                .containsExactly("new");
    }

    @Test
    void sixteen_workers_who_claim_several_claim_each_job_once() throws Exception {
        for (int i = 0; i < 100; i++) {
            add("mail", "m" + i);
        }
        List<String> keys = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(16)) {
            List<Future<List<String>>> claimed = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                claimed.add(workers.submit(this::claimAllBySeven));
            }
            for (Future<List<String>> each : claimed) {
                keys.addAll(each.get());
            }
        }
        assertThat(keys).hasSize(100).doesNotHaveDuplicates();
    }

    private List<String> claimAllBySeven() {
        List<String> mine = new ArrayList<>();
        List<ClaimedJob> some = some("mail", 7, NOW);
        while (!some.isEmpty()) {
            some.forEach(job -> mine.add(job.key()));
            some = some("mail", 7, NOW);
        }
        return mine;
    }

    @Test
    void only_the_transaction_that_can_be_done_again_does_not_wait_for_the_disk() {
        List<String> durable =
                sql(
                        c -> {
                            c.createStatement().execute("set synchronous_commit = on");
                            JobTable.doNotWaitForTheDisk(c);
                            String there = durability(c);
                            c.commit();
                            return List.of(there, durability(c));
                        });
        assertThat(durable).containsExactly("off", "on");
    }

    private static String durability(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("show synchronous_commit")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void an_expired_lease_lets_another_take_over_and_shuts_the_first_out() {
        add("mail", "a");
        ClaimedJob first = claim(NOW).orElseThrow();
        Instant later = NOW.plus(JobTable.LEASE).plusSeconds(1);
        ClaimedJob second = claim(later).orElseThrow();

        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(is(c -> JobTable.checkpoint(c, first, "mine"))).isFalse();
        assertThat(is(c -> JobTable.done(c, first, later))).isFalse();
        assertThat(is(c -> JobTable.park(c, first, "x", later))).isFalse();
        assertThat(is(c -> JobTable.checkpoint(c, second, "mine"))).isTrue();
        assertThat(is(c -> JobTable.done(c, second, later))).isTrue();
    }

    @Test
    void a_renewed_lease_keeps_the_job() {
        add("mail", "a");
        ClaimedJob job = claim(NOW).orElseThrow();
        Instant later = NOW.plus(JobTable.LEASE).plusSeconds(1);
        assertThat(is(c -> JobTable.renew(c, job, NOW.plusSeconds(20)))).isTrue();
        assertThat(claim(later)).isEmpty();
    }

    @Test
    void a_job_goes_on_from_its_checkpoint_with_all_its_tries() {
        add("mail", "a");
        ClaimedJob first = claim(NOW).orElseThrow();
        sql(c -> JobTable.checkpoint(c, first, "half"));
        sql(c -> JobTable.retry(c, first, "why", NOW.plusSeconds(5)));

        assertThat(claim(NOW)).isEmpty();
        ClaimedJob again = claim(NOW.plusSeconds(5)).orElseThrow();
        assertThat(again.checkpoint()).isEqualTo("half");
        assertThat(again.attempts()).isEqualTo(2);
    }

    @Test
    void a_job_that_got_on_after_the_last_try_has_all_its_tries_again() {
        add("mail", "a");
        ClaimedJob first = claim(NOW).orElseThrow();
        assertThat(claim(NOW.plus(JobTable.LEASE).plusSeconds(1))).isPresent();
        ClaimedJob third =
                claim(NOW.plus(JobTable.LEASE.multipliedBy(2)).plusSeconds(2)).orElseThrow();
        assertThat(is(c -> JobTable.attempts(c, third) == 3)).isTrue();

        sql(c -> JobTable.checkpoint(c, third, "half"));

        assertThat(is(c -> JobTable.attempts(c, third) == 1)).isTrue();
        assertThat(is(c -> JobTable.attempts(c, first) == 0)).as("lost to others").isTrue();
    }

    @Test
    void an_outage_uses_up_none_of_a_jobs_tries_however_long_it_lasts() {
        add("render-bill", "a");
        Instant then = NOW;
        for (int i = 0; i < 50; i++) {
            ClaimedJob job = claim(then).orElseThrow();
            assertThat(job.attempts()).isEqualTo(1);
            Instant retryAt = then.plusSeconds(15);
            assertThat(is(c -> JobTable.postpone(c, job, "disk full", retryAt))).isTrue();
            assertThat(claim(then)).isEmpty();
            then = retryAt;
        }
        ClaimedJob first = claim(then).orElseThrow();
        ClaimedJob second = claim(then.plus(JobTable.LEASE).plusSeconds(1)).orElseThrow();
        Instant later = then;
        assertThat(is(c -> JobTable.postpone(c, first, "too late", later))).isFalse();
        assertThat(is(c -> JobTable.done(c, second, later))).isTrue();
    }

    @Test
    void business_jobs_run_in_the_order_of_tenant_time() {
        sql(c -> JobTable.add(c, "bill-run", "late", "{}", true, NOW.plusSeconds(60), NOW));
        sql(c -> JobTable.add(c, "bill-run", "early", "{}", true, NOW, NOW));
        Instant tenantNow = NOW.plusSeconds(3600);

        ClaimedJob early = sql(c -> JobTable.claim(c, NOW, tenantNow)).orElseThrow();
        assertThat(early.key()).isEqualTo("early");
        assertThat(claimAt(tenantNow)).isEmpty();
        sql(c -> JobTable.done(c, early, NOW));
        assertThat(sql(c -> JobTable.claim(c, NOW, tenantNow)).orElseThrow().key())
                .isEqualTo("late");
    }

    @Test
    void a_business_job_waits_for_tenant_time() {
        sql(c -> JobTable.add(c, "bill-run", "x", "{}", true, NOW.plusSeconds(60), NOW));
        Optional<ClaimedJob> early = sql(c -> JobTable.claim(c, NOW.plusSeconds(600), NOW));
        assertThat(early).isEmpty();
        Optional<Instant> next = sql(c -> JobTable.nextBusiness(c, "bill-run"));
        assertThat(next).contains(NOW.plusSeconds(60));
    }

    @Test
    void the_clock_waits_while_something_is_due_and_stands_at_its_target() {
        sql(
                c -> {
                    ClockRow.start(c, NOW);
                    ClockRow.setTarget(c, NOW.plus(Duration.ofDays(1)));
                    return true;
                });
        assertThat(is(c -> JobTable.busy(c, NOW, NOW))).isFalse();
        add("mail", "a");
        assertThat(is(c -> JobTable.busy(c, NOW, NOW))).isTrue();
        ClaimedJob job = claim(NOW).orElseThrow();
        assertThat(is(c -> JobTable.busy(c, NOW, NOW))).isTrue();
        sql(c -> JobTable.retry(c, job, "later", NOW.plusSeconds(5)));
        assertThat(is(c -> JobTable.busy(c, NOW, NOW))).isFalse();

        SandboxTime half = moveTo(NOW.plusSeconds(60));
        assertThat(half.now()).isEqualTo(NOW.plusSeconds(60));
        assertThat(half.moving()).isTrue();
        SandboxTime there = moveTo(NOW.plus(Duration.ofDays(1)));
        assertThat(there.moving()).isFalse();
        assertThat(moveTo(NOW).now()).isEqualTo(there.now());
    }

    @Test
    void a_parked_job_runs_again_when_released() throws SQLException {
        add("mail", "a");
        ClaimedJob job = claim(NOW).orElseThrow();
        sql(c -> JobTable.park(c, job, "broken", NOW));
        assertThat(claim(NOW.plusSeconds(3600))).isEmpty();
        int released = sql(c -> JobTable.release(c, job.id()));
        assertThat(released).isEqualTo(1);
        assertThat(claim(NOW).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void the_bell_of_a_half_made_tenant_is_not_heard() throws SQLException {
        sql(
                c -> {
                    try (var ring = c.prepareStatement("select control.ring(now())")) {
                        return ring.execute();
                    }
                });
        Instant later = Instant.now().plusSeconds(60);
        assertThat(rungUntil(later)).doesNotContain(tenant);
        try (Connection owner = TENANTS.database().as("bellbird_owner");
                ResultSet row =
                        owner.createStatement()
                                .executeQuery(
                                        "update control.tenant set state = 'READY' where code = '"
                                                + tenant.code()
                                                + "' returning code")) {
            assertThat(row.next()).isTrue();
        }
        assertThat(rungUntil(later)).contains(tenant);
        List<Long> rings = TENANTS.control().asLogin(c -> BellTable.due(c, tenant, later));
        assertThat(rings).hasSize(1);
        int heard = TENANTS.control().asLogin(c -> BellTable.heard(c, rings));
        assertThat(heard).isEqualTo(1);
    }

    private static List<TenantId> rungUntil(Instant until) {
        return TENANTS.control().asLogin(c -> BellTable.tenants(c, until));
    }

    private Optional<ClaimedJob> claimAt(Instant tenantNow) {
        return sql(c -> JobTable.claim(c, NOW, tenantNow));
    }

    private boolean is(SqlWork<Boolean> question) {
        return sql(question);
    }

    private SandboxTime moveTo(Instant instant) {
        return sql(
                c -> {
                    ClockRow.moveTo(c, instant);
                    return ClockRow.read(c).orElseThrow();
                });
    }

    private boolean add(String kind, String key) {
        return sql(c -> JobTable.add(c, kind, key, "{}", false, NOW, NOW));
    }

    private Optional<ClaimedJob> claim(Instant now) {
        return sql(c -> JobTable.claim(c, now, now));
    }

    private List<ClaimedJob> some(String kind, int most, Instant now) {
        return sql(c -> JobTable.claimMore(c, kind, most, now));
    }

    private <T> T sql(SqlWork<T> work) {
        try (Connection connection = TENANTS.open(tenant)) {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
