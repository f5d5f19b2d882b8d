package bellbird.mail;

import bellbird.kernel.mail.Mail;
import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.Secrets;
import bellbird.tenancy.TextMap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of queued mail, on the tenant's connection. */
final class MailTable {

    /** It may hold a one-time token. */
    static final SealedColumn LINK = new SealedColumn("mail", "id::text", "action_url");

    private MailTable() {}

    /** False if a mail of this key is queued or sent already. */
    static boolean add(Connection connection, Secrets secrets, UUID id, Mail mail, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into mail (id, key, recipient, language, template, parameters,
                          action_url, queued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing""")) {
            insert.setObject(1, id);
            insert.setString(2, mail.key());
            insert.setString(3, mail.to());
            insert.setString(4, mail.language().toLanguageTag());
            insert.setString(5, mail.template());
            insert.setArray(6, TextMap.toArray(connection, mail.parameters()));
            String link = mail.actionUrl();
            insert.setString(
                    7, link.isEmpty() ? "" : secrets.seal(LINK.place(id.toString()), link));
            insert.setTimestamp(8, Timestamp.from(now));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        int number = 1;
        for (Mail.Attachment attachment : mail.attachments()) {
            attach(connection, id, number++, attachment);
        }
        return true;
    }

    private static void attach(
            Connection connection, UUID id, int number, Mail.Attachment attachment)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into mail_attachment values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setInt(2, number);
            insert.setString(3, attachment.fileName());
            insert.setString(4, attachment.mediaType());
            insert.setBytes(5, attachment.content());
            insert.executeUpdate();
        }
    }

    /** The mail if it is still to be sent. */
    static Optional<Mail> unsent(Connection connection, Secrets secrets, UUID id)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select key, recipient, language, template, parameters, action_url
                          from mail where id = ? and sent_at is null""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String link = row.getString(6);
                return Optional.of(
                        new Mail(
                                row.getString(1),
                                row.getString(2),
                                Locale.forLanguageTag(row.getString(3)),
                                row.getString(4),
                                TextMap.ofArray(row.getArray(5)),
                                link.isEmpty() ? "" : secrets.open(LINK.place(id.toString()), link),
                                attachments(connection, id)));
            }
        }
    }

    private static List<Mail.Attachment> attachments(Connection connection, UUID id)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select file_name, media_type, content from mail_attachment
                         where mail_id = ? order by number""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                List<Mail.Attachment> attachments = new ArrayList<>();
                while (row.next()) {
                    attachments.add(
                            new Mail.Attachment(
                                    row.getString(1), row.getString(2), row.getBytes(3)));
                }
                return attachments;
            }
        }
    }

    /** Its link is forgotten. */
    static void markSent(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update mail set sent_at = ?, action_url = ''"
                                + " where id = ? and sent_at is null")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }
}
