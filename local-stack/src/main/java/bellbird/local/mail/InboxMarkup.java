package bellbird.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The inbox as HTML; whatever comes from a mail is escaped or framed. */
final class InboxMarkup {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --line: light-dark(#dfe3e8, #343a42);
              --soft: light-dark(#5c6670, #a2abb5); --page: light-dark(#f6f7f9, #16191d);
              --card: light-dark(#fff, #1f2328); --link: light-dark(#1d5c96, #83bdf0); }
            body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: var(--page); }
            main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
            h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
            a { color: var(--link); }
            ol { list-style: none; margin: 0; padding: 0; background: var(--card);
              border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
            li + li { border-top: 1px solid var(--line); }
            li a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem 1rem;
              padding: .8rem 1rem; color: inherit; text-decoration: none; }
            li a:hover, li a:focus-visible { background: var(--page); }
            li b { font-weight: 600; overflow-wrap: anywhere; }
            .soft { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1rem; margin: 0; }
            dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
            section { background: var(--card); border: 1px solid var(--line);
              border-radius: .6rem; padding: 1rem; margin-top: 1rem; }
            iframe { width: 100%%; height: 36rem; border: 0; border-radius: .4rem;
              background: #fff; color-scheme: light; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit; }
            h2 { font-size: 1rem; margin: 0 0 .6rem; }
            </style></head><body><main>%s</main></body></html>
            """;

    private InboxMarkup() {}

    static String list(List<ReceivedMail> mails) {
        StringBuilder page = new StringBuilder("<h1>Mail inbox of this machine</h1>");
        if (mails.isEmpty()) {
            page.append(
                    "<p>No mail yet. Whatever Bellbird or Keycloak sends arrives here, and nowhere"
                            + " else.</p>");
        } else {
            page.append("<ol>");
            mails.forEach(mail -> page.append(row(mail)));
            page.append("</ol>");
        }
        return FRAME.formatted("Mail inbox", page);
    }

    private static String row(ReceivedMail mail) {
        return """
        <li><a href="/mails/%s"><b>%s</b><span class="soft">%s</span>
        <span class="soft">to %s</span><span class="soft">%s</span></a></li>
        """
                .formatted(
                        escape(mail.id()),
                        escape(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                        TIME.format(mail.receivedAt()),
                        escape(mail.to()),
                        mail.attachments().isEmpty() ? "" : escape(names(mail.attachments())));
    }

    private static String names(List<Attachment> attachments) {
        return String.join(", ", attachments.stream().map(Attachment::name).toList());
    }

    static String mail(ReceivedMail mail) {
        StringBuilder page =
                new StringBuilder(
                        """
                        <p><a href="/">All mails</a></p><h1>%s</h1>
                        <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd></dl>
                        """
                                .formatted(
                                        escape(mail.subject()),
                                        escape(mail.from()),
                                        escape(mail.to()),
                                        TIME.format(mail.receivedAt())));
        if (!mail.attachments().isEmpty()) {
            page.append("<section><h2>Attachments</h2>");
            for (int i = 0; i < mail.attachments().size(); i++) {
                Attachment attachment = mail.attachments().get(i);
                page.append(
                        "<div><a href=\"/mails/%s/attachments/%d\">%s</a> <span class=\"soft\">%s, %,d bytes</span></div>"
                                .formatted(
                                        escape(mail.id()),
                                        i,
                                        escape(attachment.name()),
                                        escape(attachment.contentType()),
                                        attachment.content().length));
            }
            page.append("</section>");
        }
        if (!mail.html().isBlank()) {
            page.append(
                    """
                    <section><iframe title="Mail as HTML" src="/mails/%s/body"
                      sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"></iframe></section>
                    """
                            .formatted(escape(mail.id())));
        }
        if (!mail.text().isBlank()) {
            page.append(
                    "<section><h2>Plain text</h2><pre>%s</pre></section>"
                            .formatted(linked(mail.text())));
        }
        return FRAME.formatted(escape(mail.subject()), page);
    }

    /** The HTML part as it came; every link opens a new tab, since the frame may not navigate. */
    static String body(ReceivedMail mail) {
        return "<base target=\"_blank\">" + mail.html();
    }

    static String notFound() {
        return FRAME.formatted(
                "Not found", "<h1>There is no such mail</h1><p><a href=\"/\">All mails</a></p>");
    }

    private static String linked(String text) {
        return escape(text)
                .replaceAll(
                        "(https?://[^\\s<>\"]+)",
                        "<a href=\"$1\" target=\"_blank\" rel=\"noopener\">$1</a>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
