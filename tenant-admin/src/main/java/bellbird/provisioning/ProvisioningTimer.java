package bellbird.provisioning;

import bellbird.identity.Credentials;
import bellbird.identity.RealmClients;
import bellbird.identity.Realms;
import bellbird.kernel.security.Roles;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.Installation;
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
import java.util.Optional;
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
    @Inject private Realms realms;
    @EJB private SignUps signUps;

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

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void prepare() {
        if (prepared || !preparing.compareAndSet(false, true)) {
            return;
        }
        try {
            if (realms.reachable()) {
                realms.createPlatform();
                prepareLocal();
                prepared = true;
            }
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "the platform is not prepared yet", e);
        } finally {
            preparing.set(false);
        }
    }

    private void prepareLocal() {
        Installation installation = Installation.current();
        if (installation.local()) {
            DemoLogins.Login platform = DemoLogins.PLATFORM;
            realms.add(
                    RealmClients.PLATFORM_REALM,
                    new Realms.NewPerson(
                            platform.email(),
                            platform.name(),
                            platform.role(),
                            true,
                            Optional.of(Credentials.password(DemoLogins.PASSWORD))));
        }
        if (installation.demo() && !control.asOwner(c -> SignUpTable.taken(c, DemoLogins.TENANT))) {
            signUps.startDemo();
        }
    }
}
