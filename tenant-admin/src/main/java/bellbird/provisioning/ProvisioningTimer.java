package bellbird.provisioning;

import bellbird.kernel.security.Roles;
import bellbird.tenancy.ControlSql;
import jakarta.annotation.Resource;
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
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Picks up sign-ups whose worker died or that wait for another try, and sees to it that the
 * platform's realm exists; on a local stack it also signs the demo tenant up.
 */
@Singleton
@Startup
@DependsOn("SchemaUpgrade")
@RunAs(Roles.SYSTEM)
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProvisioningTimer {

    private static final Logger LOG = System.getLogger(ProvisioningTimer.class.getName());

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @Inject private ProvisioningQueue queue;
    @Resource private ManagedExecutorService executor;
    @EJB private Provisioner provisioner;

    private final AtomicBoolean preparing = new AtomicBoolean();
    private volatile boolean prepared;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void resume() {
        try {
            control.asOwner(c -> SignUpTable.due(c, clock.instant())).forEach(queue::wake);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "sign-ups cannot be read: {0}", e.getMessage());
        }
    }

    /** In the background: the identity provider may start later than we do. */
    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void prepare() {
        if (!prepared && preparing.compareAndSet(false, true)) {
            executor.execute(
                    () -> {
                        try {
                            prepared = provisioner.preparePlatform();
                        } catch (RuntimeException e) {
                            LOG.log(Logger.Level.WARNING, "the platform is not prepared yet", e);
                        } finally {
                            preparing.set(false);
                        }
                    });
        }
    }
}
