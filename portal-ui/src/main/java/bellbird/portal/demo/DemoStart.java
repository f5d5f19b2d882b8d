package bellbird.portal.demo;

import bellbird.kernel.job.Jobs;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantStarter;
import bellbird.provisioning.DemoLogins;
import bellbird.tenancy.Installation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Schedules the demo's months when the demo tenant is made. */
@ApplicationScoped
public class DemoStart implements TenantStarter {

    @Inject private Jobs jobs;

    @Override
    public void start(TenantProfile tenant) {
        if (Installation.current().demo() && tenant.shortName().equals(DemoLogins.TENANT)) {
            jobs.scheduleNow(DemoMonth.KIND, DemoMonth.key(0, 0), "{}");
        }
    }
}
