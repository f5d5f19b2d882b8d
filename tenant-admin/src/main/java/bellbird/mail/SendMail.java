package bellbird.mail;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one mail. At least once: a crash between sending and noting it sends it again, under the
 * same message id.
 */
@ApplicationScoped
public class SendMail implements JobHandler {

    @EJB private MailDesk desk;
    @Inject private TenantProfiles tenants;
    @Inject private Smtp smtp;

    @Override
    public String kind() {
        return QueuedMailer.JOB;
    }

    /** A mail server may be away for hours. */
    @Override
    public List<Duration> waits() {
        return List.of(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(6));
    }

    @Override
    public int atOnce() {
        return 10;
    }

    @Override
    public void run(JobRun run) throws MessagingException {
        UUID id = UUID.fromString(run.key());
        Optional<MailDesk.Letter> letter = desk.unsent(id);
        if (letter.isEmpty()) {
            return;
        }
        TenantProfile tenant = tenants.current();
        Mail mail = letter.get().mail();
        smtp.send(
                id,
                mail,
                tenant,
                letter.get().replyTo(),
                MailText.write(mail, tenant.name(), letter.get().brand()));
        desk.sent(id, run);
    }
}
