package bellbird.mail;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.secret.Secrets;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrands;
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
    @Inject private Issuers issuers;
    @Inject private TenantBrands brands;

    /**
     * What a mail is written from.
     *
     * @param replyTo address of the tenant
     */
    public record Letter(Mail mail, String replyTo, TenantBrand brand) {}

    /** The mail if it is still to be sent. */
    public Optional<Letter> unsent(UUID id) {
        return sql.call(c -> MailTable.unsent(c, secrets, id))
                .map(mail -> new Letter(mail, issuers.current().email(), brands.current()));
    }

    /** Noted without waiting for the disk: a mail goes out at least once. */
    public void sent(UUID id, JobRun run) {
        sql.run(c -> MailTable.markSent(c, id, clock.instant()));
        run.finishRepeatable("sent");
    }
}
