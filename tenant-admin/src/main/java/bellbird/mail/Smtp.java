package bellbird.mail;

import bellbird.kernel.mail.Mail;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.tenancy.Installation;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/** Sends by the installation's mail server: text and HTML, the logo inside, attachments. */
@ApplicationScoped
public class Smtp {

    @Inject private Clock clock;

    void send(UUID id, Mail mail, TenantProfile tenant, String replyTo, MailText text)
            throws MessagingException {
        Transport.send(message(Kept.SESSION, id, mail, tenant, replyTo, text, clock));
    }

    static MimeMessage message(
            Session session,
            UUID id,
            Mail mail,
            TenantProfile tenant,
            String replyTo,
            MailText text,
            Clock clock)
            throws MessagingException {
        Installation installation = Installation.current();
        MimeMessage message =
                new StableIdMessage(session, "<" + id + "@" + tenant.shortName() + ".bellbird>");
        try {
            message.setFrom(
                    new InternetAddress(installation.mailFrom(), oneLine(tenant.name()), "UTF-8"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        message.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo, true)});
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(text.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(mail, text));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart content(Mail mail, MailText text) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), "UTF-8", "html");
        MimeMultipart alternative = new MimeMultipart("alternative", plain, related(html, text));
        if (mail.attachments().isEmpty()) {
            return alternative;
        }
        MimeMultipart mixed = new MimeMultipart("mixed", wrap(alternative));
        for (Mail.Attachment attachment : mail.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(
                            new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
            part.setFileName(oneLine(attachment.fileName()));
            part.setDisposition(MimeBodyPart.ATTACHMENT);
            mixed.addBodyPart(part);
        }
        return mixed;
    }

    private static MimeBodyPart related(MimeBodyPart html, MailText text)
            throws MessagingException {
        if (text.logo().length == 0) {
            return html;
        }
        MimeBodyPart logo = new MimeBodyPart();
        logo.setDataHandler(new DataHandler(new ByteArrayDataSource(text.logo(), "image/png")));
        logo.setContentID("<logo>");
        logo.setDisposition(MimeBodyPart.INLINE);
        return wrap(new MimeMultipart("related", html, logo));
    }

    private static MimeBodyPart wrap(MimeMultipart multipart) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(multipart);
        return part;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Made once: for each the whole class path is searched for providers. */
    private static final class Kept {
        static final Session SESSION = session(Installation.current());
    }

    private static Session session(Installation installation) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", installation.smtpHost());
        properties.put("mail.smtp.port", String.valueOf(installation.smtpPort()));
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.smtp.writetimeout", "20000");
        properties.put("mail.mime.encodefilename", "true");
        if (installation.smtpUser().isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        return Session.getInstance(
                properties,
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                installation.smtpUser(), installation.smtpPassword());
                    }
                });
    }

    /** Keeps its id whenever it is sent. */
    private static final class StableIdMessage extends MimeMessage {
        private final String id;

        StableIdMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
