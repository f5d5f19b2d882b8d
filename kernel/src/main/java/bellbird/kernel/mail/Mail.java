package bellbird.kernel.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail to one person, written from a template in their language.
 *
 * @param key natural key, such as {@code bill/<id>}: the same key is sent once
 * @param to address
 * @param language picks the message bundle
 * @param template name of the texts: bundle keys {@code mail.<template>.subject} and {@code .body}
 *     (paragraphs apart by an empty line), and {@code .action} for the button where there is a link
 * @param parameters replaces {@code {name}} in the texts; shown as text, never as markup
 * @param actionUrl link of the one button, or empty
 * @param attachments what goes with it
 */
public record Mail(
        String key,
        String to,
        Locale language,
        String template,
        Map<String, String> parameters,
        String actionUrl,
        List<Attachment> attachments) {

    public Mail {
        parameters = Map.copyOf(parameters);
        attachments = List.copyOf(attachments);
    }

    /**
     * @param fileName shown to the reader
     * @param mediaType such as {@code application/pdf}
     * @param content whole bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Attachment(String fileName, String mediaType, byte[] content) {}
}
