package bellbird.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is suspended, by reason and by what was found. */
final class SuspenseReader {

    private static final String SUM =
            """
            count(*) as records,
            coalesce(sum(s.quantity) filter (where s.service = 'VOICE'), 0) as seconds,
            coalesce(sum(s.quantity) filter (where s.service in ('SMS', 'MMS', 'CONTENT')), 0) as messages,
            coalesce(sum(s.quantity) filter (where s.service = 'DATA'), 0) as bytes,
            min(s.started_at) as first_use, max(s.started_at) as last_use, min(f.received_at) as waiting
              from set_aside_record s join usage_file f on f.id = s.file_id
             where s.verdict = 'SUSPENDED'
            """;
    private static final String GROUPS =
            "select s.reason, count(distinct s.file_id) as files, count(distinct s.detail) as causes, "
                    + SUM
                    + " group by s.reason order by records desc, s.reason";
    private static final String CAUSES =
            "select s.detail, "
                    + SUM
                    + " and s.reason = ? group by s.detail order by records desc, s.detail limit ?";

    private final Connection connection;

    SuspenseReader(Connection connection) {
        this.connection = connection;
    }

    List<SuspenseGroup> groups() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GROUPS);
                ResultSet row = statement.executeQuery()) {
            List<SuspenseGroup> groups = new ArrayList<>();
            while (row.next()) {
                groups.add(
                        new SuspenseGroup(
                                row.getString("reason"),
                                row.getLong("files"),
                                row.getLong("causes"),
                                sum(row)));
            }
            return groups;
        }
    }

    List<SuspenseCause> causes(String reason, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CAUSES)) {
            statement.setString(1, reason);
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<SuspenseCause> causes = new ArrayList<>();
                while (row.next()) {
                    causes.add(new SuspenseCause(row.getString("detail"), sum(row)));
                }
                return causes;
            }
        }
    }

    private static SuspendedSum sum(ResultSet row) throws SQLException {
        return new SuspendedSum(
                row.getLong("records"),
                row.getBigDecimal("seconds").toBigIntegerExact(),
                row.getBigDecimal("messages").toBigIntegerExact(),
                row.getBigDecimal("bytes").toBigIntegerExact(),
                instant(row, "first_use"),
                instant(row, "last_use"),
                row.getObject("waiting", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
