package bellbird.mail;

import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.mail.StaffMail;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.Installation;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Mail to the tenant's owners, and to whoever watches the installation. */
@ApplicationScoped
public class OwnersMail implements StaffMail {

    @Inject private TenantSql sql;
    @Inject private Mailer mailer;
    @Inject private TenantProfiles tenants;

    @Override
    public void tell(String key, String template, Map<String, String> parameters, String path) {
        TenantProfile tenant = tenants.current();
        for (String address : people()) {
            mailer.send(
                    new Mail(
                            key + "/" + address,
                            address,
                            tenant.language(),
                            template,
                            parameters,
                            tenants.baseUrl(tenant) + "/" + path,
                            List.of()));
        }
    }

    private Set<String> people() {
        Set<String> people = new TreeSet<>();
        if (!Installation.current().alarmEmail().isEmpty()) {
            people.add(Installation.current().alarmEmail());
        }
        sql.run(
                c -> {
                    try (PreparedStatement select =
                            c.prepareStatement(
                                    "select email from sign_in where role = ? and ended_at is null")) {
                        select.setString(1, Roles.OWNER);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                people.add(row.getString(1));
                            }
                        }
                    }
                });
        return people;
    }
}
