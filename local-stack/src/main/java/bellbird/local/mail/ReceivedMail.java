package bellbird.local.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail as its reader sees it.
 *
 * @param to the address it was delivered to, in lower case
 * @param text the plain part, empty if there is none
 * @param html the HTML part, empty if there is none
 */
public record ReceivedMail(
        String id,
        Instant receivedAt,
        String from,
        String to,
        String subject,
        String text,
        String html,
        List<Attachment> attachments) {}
