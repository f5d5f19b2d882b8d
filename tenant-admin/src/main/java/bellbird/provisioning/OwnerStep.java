package bellbird.provisioning;

import bellbird.identity.Credentials;
import bellbird.identity.RealmClients;
import bellbird.identity.Realms;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.Installation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The owner's sign-in, who must confirm the address by mail; on a local stack the demo staff too.
 */
@ApplicationScoped
class OwnerStep implements ProvisioningStep {

    @Inject private Realms realms;
    @Inject private ControlSql control;
    @EJB private TenantSetup setup;

    @Override
    public Step step() {
        return Step.OWNER;
    }

    @Override
    public void apply(SignUp signUp) {
        String name = signUp.demo() ? DemoLogins.OWNER.name() : "";
        String subject = add(signUp, signUp.email(), name, Roles.OWNER, credential(signUp));
        if (signUp.demo()) {
            for (DemoLogins.Login staff : DemoLogins.STAFF) {
                add(
                        signUp,
                        staff.email(),
                        staff.name(),
                        staff.role(),
                        Optional.of(Credentials.password(DemoLogins.PASSWORD)));
            }
        } else {
            realms.sendVerifyEmail(
                    signUp.shortName(), subject, RealmClients.STAFF, operatorPage(signUp));
        }
        control.runAsOwner(c -> SignUpTable.forgetPassword(c, signUp));
    }

    private String add(
            SignUp signUp,
            String email,
            String name,
            String role,
            Optional<JsonObject> credential) {
        String subject =
                realms.add(
                        signUp.shortName(),
                        new Realms.NewPerson(email, name, role, signUp.demo(), credential));
        CurrentTenant.run(signUp.code(), () -> setup.staffSignIn(subject, email, name, role));
        return subject;
    }

    private static Optional<JsonObject> credential(SignUp signUp) {
        if (signUp.passwordHash().isEmpty()) {
            return Optional.empty();
        }
        PasswordHash hash = PasswordHash.parse(signUp.passwordHash());
        return Optional.of(
                Credentials.hashedPassword(
                        PasswordHash.ALGORITHM, hash.iterations(), hash.salt(), hash.value()));
    }

    private static String operatorPage(SignUp signUp) {
        return Installation.current().tenantUrl(signUp.shortName()) + "/login/staff";
    }
}
