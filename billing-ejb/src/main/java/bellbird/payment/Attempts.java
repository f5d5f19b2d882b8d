package bellbird.payment;

import bellbird.kernel.money.Money;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code payment_attempt}. A closed attempt is never opened again. */
final class Attempts {

    private final Connection connection;

    Attempts(Connection connection) {
        this.connection = connection;
    }

    Optional<Attempt> underWay(UUID billId) throws SQLException {
        return one(
                "select * from payment_attempt where bill_id = ?"
                        + " and state in ('CREATED', 'PENDING', 'UNKNOWN')",
                billId);
    }

    Optional<Attempt> find(UUID id) throws SQLException {
        return one("select * from payment_attempt where id = ?", id);
    }

    /** Reads the attempt and keeps it until the end of the transaction. */
    Optional<Attempt> lock(UUID id) throws SQLException {
        return one("select * from payment_attempt where id = ? for update", id);
    }

    private Optional<Attempt> one(String sql, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static Attempt read(ResultSet row) throws SQLException {
        String url = row.getString("checkout_url");
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("bill_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("provider"),
                new Money(
                        row.getLong("amount_minor"),
                        Currency.getInstance(row.getString("currency"))),
                AttemptState.valueOf(row.getString("state")),
                row.getString("provider_session"),
                url == null ? null : URI.create(url),
                row.getTimestamp("created_at").toInstant());
    }

    void insert(Attempt attempt) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into payment_attempt (id, bill_id, account_id, provider,"
                                + " amount_minor, currency, state, created_at, updated_at, part)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " 1 + (select count(*) from payment_attempt"
                                + " where bill_id = ? and state = 'SUCCEEDED'))")) {
            insert.setObject(1, attempt.id());
            insert.setObject(2, attempt.billId());
            insert.setObject(3, attempt.accountId());
            insert.setString(4, attempt.provider());
            insert.setLong(5, attempt.amount().minorUnits());
            insert.setString(6, attempt.amount().currency().getCurrencyCode());
            insert.setString(7, attempt.state().name());
            insert.setTimestamp(8, Timestamp.from(attempt.createdAt()));
            insert.setTimestamp(9, Timestamp.from(attempt.createdAt()));
            insert.setObject(10, attempt.billId());
            insert.executeUpdate();
        }
    }

    /** The page is open. Changes nothing once the attempt has gone further. */
    void open(UUID id, String session, URI url, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update payment_attempt set state = 'PENDING', provider_session = ?,"
                                + " checkout_url = ?, failure = null, updated_at = ?"
                                + " where id = ? and state in ('CREATED', 'UNKNOWN')")) {
            update.setString(1, session);
            update.setString(2, url.toString());
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** The answer was unclear. Changes nothing once the attempt has gone further. */
    void doubt(UUID id, String reason, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update payment_attempt set state = 'UNKNOWN', failure = ?, updated_at = ?"
                                + " where id = ? and state = 'CREATED'")) {
            update.setString(1, reason);
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Closes it without money. Changes nothing once it is closed. */
    void close(UUID id, AttemptState state, @Nullable String failure, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update payment_attempt set state = ?, failure = ?, updated_at = ?"
                                + " where id = ? and state in ('CREATED', 'PENDING', 'UNKNOWN')")) {
            update.setString(1, state.name());
            update.setString(2, failure);
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** The money is there: whatever we thought before, it succeeded. */
    void succeed(UUID id, String session, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update payment_attempt set state = 'SUCCEEDED', provider_session = ?,"
                                + " failure = null, updated_at = ? where id = ?")) {
            update.setString(1, session);
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, id);
            update.executeUpdate();
        }
    }
}
