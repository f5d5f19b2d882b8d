package bellbird.invariant;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.GaugeTable;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Gives every tenant its nightly check. It only wakes: it looks for tenants whose last report is
 * nearly a day old, so a night the server slept through is made up for, and the job's key makes
 * twice once. By day it finds only tenants that are new.
 */
@Singleton
@Startup
@DependsOn("SchemaUpgrade")
@RunAs(Roles.SYSTEM)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NightTimer {

    private static final Logger LOG = System.getLogger(NightTimer.class.getName());
    private static final Duration NEARLY_A_DAY = Duration.ofHours(23);

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @EJB private NightDesk desk;

    @Schedule(hour = "0-5", minute = "17", persistent = false)
    void night() {
        Instant now = clock.instant();
        String night = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        for (TenantId tenant :
                control.asLogin(c -> GaugeTable.silent(c, "invariant.", now.minus(NEARLY_A_DAY)))) {
            try {
                CurrentTenant.run(tenant, () -> desk.schedule(night));
            } catch (RuntimeException e) {
                LOG.log(
                        Logger.Level.WARNING,
                        "no check of {0} tonight: {1}",
                        tenant,
                        e.getMessage());
            }
        }
    }
}
