package bellbird.jobs;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.tenancy.ControlSql;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;

/** Looks at the bell every second, and only at the bell. A timer that fails changes nothing. */
@Singleton
@Startup
@DependsOn("SchemaUpgrade")
@RunAs(Roles.SYSTEM)
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BellTimer {

    private static final Logger LOG = System.getLogger(BellTimer.class.getName());

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @Inject private Workers workers;
    @Inject private Running running;
    @EJB private JobDesk desk;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void listen() {
        try {
            control.asLogin(c -> BellTable.tenants(c, clock.instant())).forEach(workers::wake);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "the bell cannot be read: {0}", e.getMessage());
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void renewLeases() {
        running.forEach(
                (tenant, job) -> {
                    try {
                        CurrentTenant.run(tenant, () -> desk.renew(job));
                    } catch (RuntimeException e) {
                        LOG.log(
                                Logger.Level.WARNING,
                                "lease of {0} not renewed: {1}",
                                job.key(),
                                e.getMessage());
                    }
                });
    }
}
