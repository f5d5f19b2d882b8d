package bellbird.mail;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.secret.Secrets;
import bellbird.kernel.security.Roles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Reads and marks queued mail, each in a transaction. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class MailDesk {

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Secrets secrets;

    public Optional<Mail> unsent(UUID id) {
        return sql.call(c -> MailTable.unsent(c, secrets, id));
    }

    public void sent(UUID id, JobRun run) {
        sql.run(c -> MailTable.markSent(c, id, clock.instant()));
        run.finish("sent");
    }
}
