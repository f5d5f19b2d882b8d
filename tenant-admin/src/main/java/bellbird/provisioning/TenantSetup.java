package bellbird.provisioning;

import bellbird.clock.ClockRow;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantStarter;
import bellbird.settings.SettingsStart;
import bellbird.tenancy.Installation;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a new tenant's own schema gets, each in a transaction as that tenant. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TenantSetup {

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Mailer mailer;
    @Inject private SettingsStart settings;
    @Inject @Any private Instance<TenantStarter> starters;

    public void defaults(SignUp signUp) {
        settings.start(signUp.profile(), signUp.defaults(), signUp.email());
    }

    public void clock(SignUp signUp) {
        if (signUp.sandbox()) {
            sql.run(c -> ClockRow.start(c, clock.instant()));
        }
    }

    public void plans(SignUp signUp) {
        for (TenantStarter starter : starters) {
            starter.start(signUp.profile());
        }
    }

    public void staffSignIn(String subject, String email, String name, String role) {
        sql.run(
                c ->
                        bellbird.identity.SignInTable.link(
                                c, subject, email, name, role, null, clock.instant()));
    }

    public void welcome(SignUp signUp) {
        String address = Installation.current().tenantUrl(signUp.shortName());
        mailer.send(
                new Mail(
                        "welcome/" + signUp.id(),
                        signUp.email(),
                        signUp.defaults().language(),
                        "welcome",
                        Map.of("address", address),
                        address + "/operator",
                        List.of()));
    }
}
