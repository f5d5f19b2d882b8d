package bellbird.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The one row of a sandbox tenant's clock. Time never goes back. */
public final class ClockRow {

    private ClockRow() {}

    public static Optional<SandboxTime> read(Connection connection) throws SQLException {
        return read(connection, "select now, target from tenant_clock");
    }

    /** As {@link #read}, and nobody else moves it in this transaction. */
    public static Optional<SandboxTime> lock(Connection connection) throws SQLException {
        return read(connection, "select now, target from tenant_clock for update");
    }

    /** Sets it up where it does not exist. */
    public static void start(Connection connection, Instant now) throws SQLException {
        update(
                connection,
                "insert into tenant_clock (now) values (?) on conflict (only_one) do nothing",
                now);
    }

    public static void setTarget(Connection connection, Instant target) throws SQLException {
        update(connection, "update tenant_clock set target = ?", target);
    }

    /** Moves on; arrived at the target it stands. */
    public static void moveTo(Connection connection, Instant now) throws SQLException {
        update(
                connection,
                """
                update tenant_clock
                   set now = greatest(now, t.at), target = case when target > t.at then target end
                  from (values (?::timestamptz)) t(at)""",
                now);
    }

    private static Optional<SandboxTime> read(Connection connection, String sql)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Timestamp target = row.getTimestamp(2);
            return Optional.of(
                    new SandboxTime(
                            row.getTimestamp(1).toInstant(),
                            target == null ? null : target.toInstant()));
        }
    }

    private static void update(Connection connection, String sql, Instant instant)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(instant));
            update.executeUpdate();
        }
    }
}
