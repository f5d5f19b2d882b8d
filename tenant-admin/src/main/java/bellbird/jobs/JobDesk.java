package bellbird.jobs;

import bellbird.bell.Bell;
import bellbird.clock.ClockRow;
import bellbird.clock.SandboxTime;
import bellbird.kernel.figure.TenantFigures;
import bellbird.kernel.job.LostJobException;
import bellbird.kernel.time.BusinessClock;
import bellbird.tenancy.Gauges;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands out jobs and takes them back, each in a transaction of its own. */
@Stateless
@RolesAllowed(bellbird.kernel.security.Roles.SYSTEM)
public class JobDesk {

    private static final Duration OUTAGE_WAIT = Duration.ofSeconds(15);

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private BusinessClock tenantClock;
    @Inject private Bell bell;
    @Inject private Gauges gauges;
    @Inject @Any private Instance<TenantFigures> figures;

    /**
     * Hands out the next job that is due, with others of its kind if many are taken at once.
     *
     * @param atOnce how many, by kind; one of a kind that is not there
     * @return in the order in which they are to be done; empty if nothing is due
     */
    public List<ClaimedJob> claim(Map<String, Integer> atOnce) {
        Instant now = clock.instant();
        Optional<ClaimedJob> next = sql.call(c -> JobTable.claim(c, now, tenantClock.now()));
        if (next.isEmpty()) {
            return List.of();
        }
        bell.ringAt(now.plus(JobTable.LEASE));
        List<ClaimedJob> jobs = new ArrayList<>(List.of(next.get()));
        int more = atOnce.getOrDefault(next.get().kind(), 1) - 1;
        if (more > 0 && next.get().attempts() == 1) {
            jobs.addAll(sql.call(c -> JobTable.claimMore(c, next.get().kind(), more, now)));
        }
        return jobs;
    }

    /** Renews the lease while the work goes on. */
    public void renew(ClaimedJob job) {
        Instant now = clock.instant();
        if (sql.call(c -> JobTable.renew(c, job, now))) {
            bell.ringAt(now.plus(JobTable.LEASE));
        }
    }

    public void done(ClaimedJob job) {
        if (!sql.call(c -> JobTable.done(c, job, clock.instant()))) {
            throw new LostJobException(job.kind() + " " + job.key());
        }
    }

    /** Tries again later or, after the last wait, parks the job. */
    public void failed(ClaimedJob job, String reason, List<Duration> waits) {
        Instant now = clock.instant();
        int attempts = sql.call(c -> JobTable.attempts(c, job));
        if (attempts > waits.size()) {
            sql.call(c -> JobTable.park(c, job, reason, now));
            return;
        }
        if (attempts == 0) {
            return; // another worker has it
        }
        Instant retryAt = now.plus(waits.get(attempts - 1));
        if (sql.call(c -> JobTable.retry(c, job, reason, retryAt))) {
            bell.ringAt(retryAt);
        }
    }

    /** Reports how much work waits and what has failed. */
    public void report() {
        Map<String, Double> all = new HashMap<>();
        for (TenantFigures some : figures) {
            all.putAll(sql.call(some::read));
        }
        gauges.report(all);
    }

    /** Tries again until the outage is over, however long; none of the job's tries is used up. */
    public void postponed(ClaimedJob job, String reason) {
        Instant retryAt = clock.instant().plus(OUTAGE_WAIT);
        if (sql.call(c -> JobTable.postpone(c, job, reason, retryAt))) {
            bell.ringAt(retryAt);
        }
    }

    /**
     * Moves a sandbox clock that has a target to the next due instant, if nothing due is left.
     *
     * @return whether it moved
     */
    public boolean stepClock() {
        return sql.call(
                c -> {
                    Optional<SandboxTime> time = ClockRow.lock(c);
                    if (time.isEmpty()) {
                        return false;
                    }
                    Instant target = time.get().target();
                    if (target == null || JobTable.busy(c, clock.instant(), time.get().now())) {
                        return false;
                    }
                    Instant next = JobTable.nextBusiness(c).orElse(target);
                    ClockRow.moveTo(c, next.isBefore(target) ? next : target);
                    return true;
                });
    }
}
