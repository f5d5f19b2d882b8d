package bellbird.provisioning;

import bellbird.identity.Credentials;
import bellbird.identity.RealmClients;
import bellbird.identity.Realms;
import bellbird.kernel.security.Roles;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.Installation;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Runs sign-ups as role {@code system}, outside any transaction; each step has its own. */
@Stateless
@RunAs(Roles.SYSTEM)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Provisioner {

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @Inject private Realms realms;
    @EJB private SignUps signUps;
    @Inject @Any private Instance<ProvisioningStep> steps;

    public void run(UUID signUp) {
        new Provisioning(control, steps.stream().toList(), clock).run(signUp);
    }

    /**
     * Sees to it that the platform's realm exists and, on a local stack, that its demo logins and
     * the demo tenant do.
     *
     * @return false while the identity provider does not answer
     */
    public boolean preparePlatform() {
        if (!realms.reachable()) {
            return false;
        }
        realms.createPlatform();
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
        return true;
    }
}
