package bellbird.jobs;

import bellbird.bell.Bell;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Jobs in the table of the current tenant; the bell rings with them. */
@ApplicationScoped
public class TenantJobs implements Jobs {

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private BusinessClock tenantClock;
    @Inject private TenantProfiles tenants;
    @Inject private Bell bell;

    @Override
    public void scheduleBusiness(String kind, String key, String payload, Instant dueAt) {
        if (!add(kind, key, payload, true, dueAt)) {
            return;
        }
        if (!dueAt.isAfter(tenantClock.now())) {
            bell.ringNow();
        } else if (!tenants.current().sandbox()) {
            bell.ringAt(dueAt);
        }
    }

    @Override
    public void scheduleNow(String kind, String key, String payload) {
        if (add(kind, key, payload, false, clock.instant())) {
            bell.ringNow();
        }
    }

    @Override
    public void scheduleAt(String kind, String key, String payload, Instant dueAt) {
        if (!add(kind, key, payload, false, dueAt)) {
            return;
        }
        if (dueAt.isAfter(clock.instant())) {
            bell.ringAt(dueAt);
        } else {
            bell.ringNow();
        }
    }

    private boolean add(String kind, String key, String payload, boolean business, Instant dueAt) {
        return sql.call(c -> JobTable.add(c, kind, key, payload, business, dueAt, clock.instant()));
    }
}
