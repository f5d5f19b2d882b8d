package bellbird.jobs;

import bellbird.kernel.error.Outage;
import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.LostJobException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import bellbird.outbox.Deliveries;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.LogContext;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does a tenant's work until nothing is due: jobs, then facts, then a step of its sandbox clock,
 * which may make more due.
 */
@Stateless
@RunAs(Roles.SYSTEM)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Worker {

    private static final Logger LOG = System.getLogger(Worker.class.getName());

    @EJB private JobDesk desk;
    @EJB private Deliveries deliveries;
    @Inject private ControlSql control;
    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Running running;
    @Inject @Any private Instance<JobHandler> handlers;

    private final Map<String, JobHandler> byKind = new HashMap<>();
    private final Map<String, Integer> atOnce = new HashMap<>();

    @PostConstruct
    void knowHandlers() {
        for (JobHandler handler : handlers) {
            byKind.put(handler.kind(), handler);
            atOnce.put(handler.kind(), handler.atOnce());
        }
    }

    /** Never throws: what fails is tried again or parked, and the reason is kept with it. */
    public void work(TenantId tenant) {
        try (LogContext named = LogContext.tenant(tenant.code())) {
            if (!control.asLogin(c -> BellTable.ready(c, tenant))) {
                return;
            }
            List<Long> rings = control.asLogin(c -> BellTable.due(c, tenant, clock.instant()));
            CurrentTenant.run(tenant, this::workUntilIdle);
            control.asLogin(c -> BellTable.heard(c, rings));
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "work of tenant " + tenant + " stopped", e);
        }
    }

    private void workUntilIdle() {
        boolean more = true;
        boolean worked = false;
        while (more) {
            List<ClaimedJob> jobs = desk.claim(atOnce);
            if (jobs.isEmpty()) {
                more = deliveries.deliver() || desk.stepClock();
            } else {
                run(jobs);
            }
            worked |= more;
        }
        if (worked) {
            desk.report();
        }
    }

    /** One after the other; those that wait keep their leases, until this thread is gone. */
    private void run(List<ClaimedJob> jobs) {
        TenantId tenant = CurrentTenant.require();
        jobs.forEach(job -> running.started(tenant, job));
        try {
            for (ClaimedJob job : jobs) {
                try (LogContext named = LogContext.job(job.kind(), job.key())) {
                    run(job);
                }
                running.finished(tenant, job);
            }
        } finally {
            jobs.forEach(job -> running.finished(tenant, job));
        }
    }

    private void run(ClaimedJob job) {
        JobHandler handler = byKind.get(job.kind());
        if (handler == null) {
            desk.failed(job, "no handler of kind " + job.kind(), List.of());
            return;
        }
        List<java.time.Duration> waits = handler.waits();
        if (job.attempts() > waits.size() + 1) {
            desk.failed(job, "its worker died " + (job.attempts() - 1) + " times", List.of());
            return;
        }
        try {
            Run run = new Run(job, sql, clock);
            handler.run(run);
            if (!run.isFinished()) {
                desk.done(job);
            }
        } catch (LostJobException e) {
            LOG.log(Logger.Level.WARNING, e.getMessage());
        } catch (Exception e) {
            if (lost(e)) {
                LOG.log(Logger.Level.WARNING, "lost: " + job.kind() + " " + job.key());
            } else if (Outage.in(e)) {
                LOG.log(Logger.Level.WARNING, "waits: " + job.kind() + " " + job.key(), e);
                desk.postponed(job, reason(e));
            } else {
                LOG.log(Logger.Level.WARNING, "job " + job.kind() + " " + job.key(), e);
                desk.failed(job, reason(e), waits);
            }
        }
    }

    private static boolean lost(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostJobException) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message, cut: kept with the job and shown to staff. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage());
        return cause.getClass().getSimpleName()
                + ": "
                + text.substring(0, Math.min(text.length(), 1000));
    }
}
