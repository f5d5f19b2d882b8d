package bellbird.mail;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.secret.Secrets;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Queues mail in the caller's transaction, with the job that sends it. */
@ApplicationScoped
public class QueuedMailer implements Mailer, SealedColumns {

    static final String JOB = "send-mail";

    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s\\p{Cntrl}<>\",;]+@[^@\\s\\p{Cntrl}<>\",;]+");

    @Inject private TenantSql sql;
    @Inject private Jobs jobs;
    @Inject private Clock clock;
    @Inject private Secrets secrets;

    @Override
    public List<SealedColumn> ofTenants() {
        return List.of(MailTable.LINK);
    }

    @Override
    public void send(Mail mail) {
        requireSafe(mail);
        UUID id = Ids.next();
        if (sql.call(c -> MailTable.add(c, secrets, id, mail, clock.instant()))) {
            jobs.scheduleNow(JOB, id.toString(), "{}");
        }
    }

    /**
     * One address, and no line break in what becomes a header: a second header or recipient could
     * hide there.
     *
     * @throws BellbirdException of kind USER
     */
    static void requireSafe(Mail mail) {
        if (mail.to().length() > 254 || !ADDRESS.matcher(mail.to()).matches()) {
            throw BellbirdException.user("email", "error.mail.address");
        }
        String subject = MailTexts.of(mail.language()).subject(mail.template());
        for (var parameter : mail.parameters().entrySet()) {
            if (subject.contains("{" + parameter.getKey() + "}")
                    && parameter.getValue().chars().anyMatch(Character::isISOControl)) {
                throw BellbirdException.user(parameter.getKey(), "error.mail.lineBreak");
            }
        }
    }
}
