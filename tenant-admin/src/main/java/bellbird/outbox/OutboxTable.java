package bellbird.outbox;

import bellbird.kernel.id.Ids;
import bellbird.kernel.outbox.Fact;
import bellbird.tenancy.TextMap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL of the outbox, on the tenant's connection. */
final class OutboxTable {

    /** A fact on its way. */
    record Pending(UUID id, Fact fact, int attempts) {}

    private OutboxTable() {}

    static void add(Connection connection, Fact fact, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into outbox (id, type, subject, data, published_at)"
                                + " values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, Ids.next());
            insert.setString(2, fact.type());
            insert.setString(3, fact.subject());
            insert.setArray(4, TextMap.toArray(connection, fact.data()));
            insert.setTimestamp(5, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /** Takes facts to be delivered in this transaction, oldest first. */
    static List<Pending> take(Connection connection, int limit, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select id, type, subject, data, attempts from outbox
                         where delivered_at is null and not parked
                           and (retry_at is null or retry_at <= ?)
                         order by published_at, id limit ? for update skip locked""")) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Pending> pending = new ArrayList<>();
                while (row.next()) {
                    Fact fact =
                            new Fact(
                                    row.getString(2),
                                    row.getString(3),
                                    TextMap.ofArray(row.getArray(4)));
                    pending.add(new Pending(row.getObject(1, UUID.class), fact, row.getInt(5)));
                }
                return pending;
            }
        }
    }

    static void delivered(Connection connection, List<Pending> facts, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update outbox set delivered_at = ? where id = any (?)")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setArray(
                    2, connection.createArrayOf("uuid", facts.stream().map(Pending::id).toArray()));
            update.executeUpdate();
        }
    }

    static void failed(
            Connection connection, Pending fact, String reason, boolean parked, Instant retryAt)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update outbox
                           set attempts = attempts + 1, reason = ?, parked = ?, retry_at = ?
                         where id = ? and delivered_at is null""")) {
            update.setString(1, reason);
            update.setBoolean(2, parked);
            update.setTimestamp(3, Timestamp.from(retryAt));
            update.setObject(4, fact.id());
            update.executeUpdate();
        }
    }
}
