package bellbird.clock;

import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Tenant time: real for a live tenant, the clock's row for a sandbox. */
@ApplicationScoped
public class TenantClock implements BusinessClock {

    @Inject private TenantProfiles tenants;
    @Inject private Clock system;
    @EJB private ClockReader sandbox;

    @Override
    public Instant now() {
        return tenants.current().sandbox() ? sandbox.read().now() : system.instant();
    }

    @Override
    public ZoneId zone() {
        return tenants.current().zone();
    }
}
