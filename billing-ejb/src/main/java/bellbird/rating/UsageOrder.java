package bellbird.rating;

import bellbird.kernel.id.Ids;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Brings the unbilled usage of an account to what it is when rated in order: by file in the order
 * of numbers, then by start, then by key. A file that came late, records that were recycled and
 * files that are not sorted leave accounts in disorder; see docs/decisions/0027.
 */
public final class UsageOrder {

    private static final int CHUNK = 5_000;

    private static final String AMONG =
            "select account_id from usage_disorder where account_id = any(?) order by account_id";
    private static final String SUPERSEDE = "select supersede_usage(?, ?, ?)";

    /** Files without number come after those with one, as they arrived. */
    private static final String IN_ORDER =
            """
            select u.record_key, u.started_at, u.file_id, u.line_number, u.service, u.served,
                   u.other_party, s.used_quantity, u.direction, u.visited_mcc, u.visited_mnc, u.on_net
              from superseded_usage s
              join usage_record u on (u.record_key, u.started_at) = (s.record_key, s.started_at)
              join usage_file f on f.id = u.file_id
             where s.reordering_id = ?
             order by f.feed_id, f.sequence nulls last, f.id, u.started_at, u.record_key
            """;

    private final Connection connection;
    private final TenantProfile tenant;
    private final PriceTables prices = new PriceTables();

    public UsageOrder(Connection connection, TenantProfile tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** Accounts whose usage is out of order. */
    public List<UUID> among(Collection<UUID> accounts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AMONG)) {
            statement.setArray(1, new Columns(connection).uuids(accounts));
            try (ResultSet row = statement.executeQuery()) {
                List<UUID> found = new ArrayList<>();
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
                return found;
            }
        }
    }

    /**
     * Asserts that nothing came in out of order since it was looked for; the caller holds the
     * billing periods of the accounts.
     *
     * @throws IllegalStateException if something did: the work must be begun again
     */
    public void require(Collection<UUID> accounts) throws SQLException {
        if (!among(accounts).isEmpty()) {
            throw new IllegalStateException("usage came out of order meanwhile");
        }
    }

    /**
     * Rates the unbilled usage of an account again, in order, in the connection's transaction. Who
     * rates meanwhile waits.
     *
     * @throws IllegalStateException if a record can no longer be rated: all stays as it was
     */
    public void restore(UUID account, Instant now) throws SQLException {
        RatingTurn.take(connection);
        Savepoint before = Savepoint.set(connection);
        try {
            UUID reordering = Ids.next();
            supersede(account, reordering, now);
            rateAgain(reordering);
            settle(account);
            before.release();
        } catch (SQLException | RuntimeException e) {
            before.goBack();
            throw new IllegalStateException("usage cannot be put in order", e);
        }
    }

    private void supersede(UUID account, UUID reordering, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setObject(1, account);
            statement.setObject(2, reordering);
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.execute();
        }
    }

    private void rateAgain(UUID reordering) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_ORDER)) {
            statement.setObject(1, reordering);
            statement.setFetchSize(CHUNK);
            try (ResultSet row = statement.executeQuery()) {
                List<Decoded.Usage> chunk = new ArrayList<>();
                Map<String, UUID> files = new HashMap<>();
                while (row.next()) {
                    Decoded.Usage usage = usage(row);
                    chunk.add(usage);
                    files.put(usage.key(), row.getObject("file_id", UUID.class));
                    if (chunk.size() == CHUNK) {
                        rateAgain(chunk, files);
                    }
                }
                rateAgain(chunk, files);
            }
        }
    }

    private void rateAgain(List<Decoded.Usage> chunk, Map<String, UUID> files) throws SQLException {
        if (!chunk.isEmpty()) {
            List<RatedRecord> rated = new ChunkRater(connection, prices, tenant).again(chunk);
            ChunkWriter.again(connection, rated, files);
            chunk.clear();
            files.clear();
        }
    }

    private void settle(UUID account) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from usage_disorder where account_id = ?")) {
            statement.setObject(1, account);
            statement.executeUpdate();
        }
    }

    private static Decoded.Usage usage(ResultSet row) throws SQLException {
        return new Decoded.Usage(
                row.getLong("line_number"),
                "",
                row.getString("record_key"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                UsageType.valueOf(row.getString("service")),
                row.getString("served"),
                row.getString("other_party"),
                row.getLong("used_quantity"),
                new Decoded.Path(
                        Direction.valueOf(row.getString("direction")),
                        row.getString("visited_mcc"),
                        row.getString("visited_mnc"),
                        row.getBoolean("on_net")));
    }
}
