package bellbird.provisioning;

import bellbird.kernel.security.Roles;
import bellbird.tenancy.ControlSql;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Runs sign-ups as role {@code system}, outside any transaction; each step has its own. */
@Stateless
@RunAs(Roles.SYSTEM)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Provisioner {

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @Inject @Any private Instance<ProvisioningStep> steps;

    public void run(UUID signUp) {
        new Provisioning(control, steps.stream().toList(), clock).run(signUp);
    }
}
