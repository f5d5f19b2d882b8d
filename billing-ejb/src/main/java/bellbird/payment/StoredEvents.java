package bellbird.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code payment_event}: each event of a provider once. */
final class StoredEvents {

    /** What the processing needs of an event. */
    record StoredEvent(@Nullable String session, boolean processed) {}

    private final Connection connection;

    StoredEvents(Connection connection) {
        this.connection = connection;
    }

    /**
     * @return false if the provider had sent it before
     */
    boolean insert(String provider, ProviderEvent event, String rawBody, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into payment_event (provider, event_id, type, provider_session,"
                                + " payload, received_at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing")) {
            insert.setString(1, provider);
            insert.setString(2, event.id());
            insert.setString(3, event.type());
            insert.setString(4, event.session());
            insert.setString(5, rawBody);
            insert.setTimestamp(6, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<StoredEvent> find(String provider, String eventId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select provider_session, processed_at is not null from payment_event"
                                + " where provider = ? and event_id = ?")) {
            query.setString(1, provider);
            query.setString(2, eventId);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredEvent(row.getString(1), row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    void processed(String provider, String eventId, EventOutcome outcome, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update payment_event set processed_at = ?, outcome = ?"
                                + " where provider = ? and event_id = ? and processed_at is null")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, outcome.name());
            update.setString(3, provider);
            update.setString(4, eventId);
            update.executeUpdate();
        }
    }
}
