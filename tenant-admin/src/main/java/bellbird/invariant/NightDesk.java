package bellbird.invariant;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.Installation;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The night's work for one tenant, in one transaction each. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class NightDesk {

    @Inject private Checking checking;
    @Inject private TenantSql sql;
    @Inject private Jobs jobs;
    @Inject private Mailer mailer;
    @Inject private TenantProfiles tenants;

    /**
     * @param night the day it belongs to; a second call for it has no effect
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void schedule(String night) {
        jobs.scheduleNow(NightlyCheck.KIND, night, "{}");
    }

    public void check(JobRun run) {
        List<InvariantResult> broken = checking.check();
        if (!broken.isEmpty()) {
            tell(run.key(), broken);
        }
        run.checkpoint("checked");
    }

    private void tell(String night, List<InvariantResult> broken) {
        TenantProfile tenant = tenants.current();
        String rules = broken.stream().map(InvariantResult::id).collect(Collectors.joining(", "));
        for (String address : people()) {
            mailer.send(
                    new Mail(
                            "invariants/" + night + "/" + address,
                            address,
                            tenant.language(),
                            "invariants-broken",
                            Map.of("rules", rules, "count", String.valueOf(broken.size())),
                            tenants.baseUrl(tenant) + "/operator/health",
                            List.of()));
        }
    }

    /** The tenant's owners, and whoever watches the installation. */
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
