package bellbird.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads one stored message (RFC 5322, MIME) into the parts a reader cares about. */
final class MailFile {

    /** Header we put before the message: who the envelope was addressed to. */
    static final String ENVELOPE_TO = "X-Envelope-To";

    private static final Session SESSION = Session.getInstance(new Properties());

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();

    private MailFile() {}

    static ReceivedMail read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MailFile().parse(file, new MimeMessage(SESSION, in));
        } catch (MessagingException e) {
            throw new IOException("Not a mail: " + file, e);
        }
    }

    private ReceivedMail parse(Path file, MimeMessage message)
            throws MessagingException, IOException {
        collect(message);
        String id = file.getFileName().toString().replace(".eml", "");
        return new ReceivedMail(
                id,
                Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))),
                senders(message),
                or(message.getHeader(ENVELOPE_TO, null), ""),
                or(message.getSubject(), ""),
                text.toString(),
                html.toString(),
                List.copyOf(attachments));
    }

    private static String senders(Message message) throws MessagingException {
        return message.getFrom() == null ? "" : InternetAddress.toUnicodeString(message.getFrom());
    }

    private void collect(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner);
            }
        } else if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attach(part, name);
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/*")) {
            text.append(part.getContent());
        } else {
            attach(part, null);
        }
    }

    private void attach(Part part, @Nullable String name) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            attachments.add(
                    new Attachment(
                            name == null
                                    ? "attachment-" + (attachments.size() + 1)
                                    : MimeUtility.decodeText(name),
                            or(part.getContentType(), "application/octet-stream")
                                    .replaceFirst(";.*", "")
                                    .strip(),
                            in.readAllBytes()));
        }
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
