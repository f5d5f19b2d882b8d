package bellbird.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of invitations, on the tenant's connection. */
final class InvitationTable {

    private static final String COLUMNS =
            "select id, email, name, role, customer_id, created_at, expires_at, accepted_at"
                    + " from invitation ";

    private InvitationTable() {}

    static void add(
            Connection connection, Invitation invitation, String tokenHash, String invitedBy)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into invitation (id, token_hash, email, name, role, customer_id,
                          invited_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, invitation.id());
            insert.setString(2, tokenHash);
            insert.setString(3, invitation.email());
            insert.setString(4, invitation.name());
            insert.setString(5, invitation.role());
            insert.setObject(6, invitation.customer());
            insert.setString(7, invitedBy);
            insert.setTimestamp(8, Timestamp.from(invitation.createdAt()));
            insert.setTimestamp(9, Timestamp.from(invitation.expiresAt()));
            insert.executeUpdate();
        }
    }

    static Optional<Invitation> find(Connection connection, String tokenHash) throws SQLException {
        return query(connection, "where token_hash = ? and withdrawn_at is null", tokenHash)
                .stream()
                .findFirst();
    }

    /** As {@link #find}; nobody else accepts it in this transaction. */
    static Optional<Invitation> lock(Connection connection, String tokenHash) throws SQLException {
        return query(
                        connection,
                        "where token_hash = ? and withdrawn_at is null for update",
                        tokenHash)
                .stream()
                .findFirst();
    }

    /** Not accepted yet, newest first. */
    static List<Invitation> open(Connection connection) throws SQLException {
        return query(
                connection,
                "where ? = '' and accepted_at is null and withdrawn_at is null order by id desc",
                "");
    }

    static void accepted(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update invitation set accepted_at = ?"
                                + " where id = ? and accepted_at is null")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** The open invitation that cannot be accepted from now on; empty if there was none. */
    static Optional<String> withdraw(Connection connection, UUID id, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update invitation set withdrawn_at = ?
                         where id = ? and accepted_at is null and withdrawn_at is null
                        returning email""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<Invitation> query(Connection connection, String where, String parameter)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                List<Invitation> found = new ArrayList<>();
                while (row.next()) {
                    found.add(
                            new Invitation(
                                    row.getObject(1, UUID.class),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5, UUID.class),
                                    row.getTimestamp(6).toInstant(),
                                    row.getTimestamp(7).toInstant(),
                                    instant(row.getTimestamp(8))));
                }
                return found;
            }
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
