package bellbird.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a file's records are rated in order, chunk by chunk: after the files before it,
 * and each account's by their start. Where the order could matter and is broken, the account is
 * noted, to be put in order before it is billed ({@link UsageOrder}). One entry an account in
 * memory.
 */
public final class FileOrder {

    private static final String REACHED =
            """
            select r.account_id, max(u.started_at)
              from usage_record u
              join rated_usage r on (r.record_key, r.started_at) = (u.record_key, u.started_at)
             where u.file_id = ? group by r.account_id
            """;
    private static final String NOTE =
            """
            insert into usage_disorder (account_id)
            select * from unnest(?::uuid[]) on conflict do nothing
            """;

    private final boolean outOfTurn;
    private final Map<UUID, Instant> reached = new HashMap<>();
    private @Nullable UUID resumed;

    private FileOrder(boolean outOfTurn, @Nullable UUID resumed) {
        this.outOfTurn = outOfTurn;
        this.resumed = resumed;
    }

    /**
     * @param outOfTurn whether a file that belongs behind it was rated before, or one that belongs
     *     before it is not rated yet
     * @param begun whether a part of the file was rated before
     */
    static FileOrder of(UUID fileId, boolean outOfTurn, boolean begun) {
        return new FileOrder(outOfTurn, begun ? fileId : null);
    }

    /** Records that were taken out of their file's order. */
    static FileOrder outOfTurn() {
        return new FileOrder(true, null);
    }

    /** Goes on where another worker ended. */
    private void resume(Connection connection, UUID fileId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REACHED)) {
            statement.setObject(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reached.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
    }

    /** Looks at a chunk before it is written; its records are sorted among themselves. */
    void look(Connection connection, List<RatedRecord> chunk) throws SQLException {
        if (resumed != null) {
            resume(connection, resumed);
            resumed = null;
        }
        TreeSet<UUID> disordered = new TreeSet<>();
        Map<UUID, Instant> now = new HashMap<>();
        for (RatedRecord record : chunk) {
            UUID account = record.line().accountId();
            Instant start = record.usage().startedAt();
            Instant before = reached.get(account);
            if (!record.inAnyOrder() && (outOfTurn || before != null && !before.isBefore(start))) {
                disordered.add(account);
            }
            now.put(account, start);
        }
        now.forEach(
                (account, start) -> reached.merge(account, start, (a, b) -> a.isAfter(b) ? a : b));
        note(connection, disordered);
    }

    /** Notes accounts, in one order for all who do. */
    private static void note(Connection connection, Collection<UUID> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setArray(1, new Columns(connection).uuids(accounts));
            statement.executeUpdate();
        }
    }
}
