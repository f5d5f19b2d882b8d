package bellbird.usage;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Feeds and files in the tenant's tables. */
final class FileTables {

    private static final String REGISTER =
            """
            insert into usage_file (id, feed_id, file_name, sha256, size_bytes, received_at,
                                    received_by, state, reason, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (feed_id, sha256) do update
               set file_name = excluded.file_name, received_at = excluded.received_at,
                   received_by = excluded.received_by, state = excluded.state,
                   reason = excluded.reason, sequence = excluded.sequence, settled_at = null
             where usage_file.id = excluded.id
               and usage_file.state = 'REJECTED' and usage_file.reason::jsonb ->> 0 = 'error.usage.file.tooLarge'
            """;
    private static final String RELEASE =
            """
            update usage_file set state = 'REGISTERED', reason = null, sequence = null
             where id = ? and state = 'QUARANTINED'
            """;
    private static final String DISMISS =
            """
            update usage_file set state = 'REJECTED', reason = ?, sequence = null, settled_at = ?
             where id = ? and state = 'QUARANTINED'
            """;
    private static final String SETTLE =
            """
            update usage_file set settled_at = ?
             where id = ? and state = 'REJECTED' and settled_at is null
            """;
    private static final String FILES =
            """
            select f.*, d.name as feed_name,
                   coalesce(d.profile #>> '{watch,highestSequence}', '99999')::bigint as highest
              from usage_file f join usage_feed d on d.id = f.feed_id
            """;
    private static final String SET_ASIDE =
            """
            select line_number, verdict, reason, detail, original, record_key, started_at
              from set_aside_record
             where file_id = ? and (?::text is null or verdict = ?)
             order by line_number offset ? limit ?
            """;

    /** Refused, neither settled nor replaced by another of its number. */
    private static final String REFUSED =
            """
            (f.state = 'REJECTED' and f.settled_at is null
             and not exists (select from usage_file o
                              where o.feed_id = f.feed_id and o.sequence = f.sequence
                                and o.state not in ('QUARANTINED', 'REJECTED')))""";

    private static final String WAITING =
            """
            select coalesce(sum(f.suspended), 0)::bigint,
                   count(*) filter (where f.state = 'QUARANTINED'),
                   count(*) filter (where f.received_at >= ? and %s)
              from usage_file f
            """
                    .formatted(REFUSED);

    private static final String UNFINISHED =
            FILES
                    + """
                     where f.received_at >= ?
                       and (f.state in ('REGISTERED', 'PROCESSING', 'QUARANTINED') or %s)
                     order by f.received_at, f.id
                    """
                            .formatted(REFUSED);

    private static final String READ_AGAIN =
            """
            update usage_file f set state = 'REGISTERED', reason = null, settled_at = null
             where f.id = ? and f.state = 'REJECTED'
               and exists (select 1 from usage_file_content c where c.file_id = f.id)
               and not exists (select 1 from usage_file o
                                where o.feed_id = f.feed_id and o.sequence = f.sequence
                                  and o.state not in ('QUARANTINED', 'REJECTED'))
            """;

    /** The order of files: by feed, then by number, those without after them as they arrived. */
    private static final String OUT_OF_TURN =
            """
            with place as (
                select id, state, lines_done,
                       row (feed_id, coalesce(sequence, 9223372036854775807), id) as at
                  from usage_file)
            select exists (select 1 from place mine, place other
                            where mine.id = ?
                              and (other.at > mine.at
                                      and (other.lines_done > 0 or other.state = 'PROCESSING')
                                   or other.at < mine.at
                                      and other.state in ('REGISTERED', 'PROCESSING')))
            """;

    private final Connection connection;

    FileTables(Connection connection) {
        this.connection = connection;
    }

    UUID feedOf(UUID fileId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select feed_id from usage_file where id = ?")) {
            statement.setObject(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    boolean isOutOfTurn(UUID fileId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OUT_OF_TURN)) {
            statement.setObject(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * A file that has just come.
     *
     * @param sequence position in its feed; null where files have no numbers
     * @param reason why it is not read, or not yet; null if it is
     */
    record NewFile(
            UUID id,
            UUID feedId,
            String fileName,
            SpooledFile content,
            @Nullable Long sequence,
            Instant receivedAt,
            String receivedBy,
            FileState state,
            @Nullable FileRefusal reason) {}

    /**
     * @return whether the content is new to the feed; that of a file which was too large to be kept
     *     is, under the id it had
     */
    boolean register(NewFile file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REGISTER)) {
            statement.setObject(1, file.id);
            statement.setObject(2, file.feedId);
            statement.setString(3, file.fileName);
            statement.setString(4, file.content.sha256());
            statement.setLong(5, file.content.size());
            statement.setObject(6, file.receivedAt.atOffset(ZoneOffset.UTC));
            statement.setString(7, file.receivedBy);
            statement.setString(8, file.state.name());
            statement.setString(9, file.reason == null ? null : reason(file.reason));
            statement.setObject(10, file.sequence, Types.BIGINT);
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * Takes a held file in, without its number, which is that of another.
     *
     * @return false if it is not held
     */
    boolean release(UUID fileId) throws SQLException {
        return change(RELEASE, fileId) == 1;
    }

    /**
     * Refuses a held file for good.
     *
     * @return false if it is not held
     */
    boolean dismiss(UUID fileId, FileRefusal refusal, Instant now) throws SQLException {
        return change(DISMISS, reason(refusal), now.atOffset(ZoneOffset.UTC), fileId) == 1;
    }

    /**
     * A refused file waits for nobody any more.
     *
     * @return false if it is not refused, or settled already
     */
    boolean settle(UUID fileId, Instant now) throws SQLException {
        return change(SETTLE, now.atOffset(ZoneOffset.UTC), fileId) == 1;
    }

    void writePart(UUID fileId, int part, byte[] content) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into usage_file_content values (?, ?, ?)")) {
            statement.setObject(1, fileId);
            statement.setInt(2, part);
            statement.setBytes(3, content);
            statement.executeUpdate();
        }
    }

    /** Empty after the last part. */
    Optional<byte[]> readPart(UUID fileId, int part) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select content from usage_file_content where file_id = ? and part = ?")) {
            statement.setObject(1, fileId);
            statement.setInt(2, part);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    Optional<UsageFileRow> byDigest(UUID feedId, String sha256) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(FILES + " where f.feed_id = ? and f.sha256 = ?")) {
            statement.setObject(1, feedId);
            statement.setString(2, sha256);
            return rows(statement).stream().findFirst();
        }
    }

    Optional<UsageFileRow> byId(UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FILES + " where f.id = ?")) {
            statement.setObject(1, id);
            return rows(statement).stream().findFirst();
        }
    }

    List<UsageFileRow> list(int offset, int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        FILES + " order by f.received_at desc, f.id desc offset ? limit ?")) {
            statement.setInt(1, Math.max(0, offset));
            statement.setInt(2, Math.clamp(limit, 0, 200));
            return rows(statement);
        }
    }

    /** See {@link UsageFiles#unfinished}. */
    List<UsageFileRow> unfinished(Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            return rows(statement);
        }
    }

    long count() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select count(*) from usage_file");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * @param since when refused files came that are counted
     */
    FilesWaiting waiting(Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new FilesWaiting(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    List<SetAsideRow> setAside(UUID fileId, @Nullable Verdict verdict, int offset, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_ASIDE)) {
            statement.setObject(1, fileId);
            statement.setString(2, verdict == null ? null : verdict.name());
            statement.setString(3, verdict == null ? null : verdict.name());
            statement.setInt(4, Math.max(0, offset));
            statement.setInt(5, Math.clamp(limit, 0, 200));
            try (ResultSet row = statement.executeQuery()) {
                List<SetAsideRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(setAside(row));
                }
                return rows;
            }
        }
    }

    static SetAsideRow setAside(ResultSet row) throws SQLException {
        OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
        return new SetAsideRow(
                row.getLong("line_number"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("original"),
                row.getString("record_key"),
                started == null ? null : started.toInstant());
    }

    List<FileTotal> totals(UUID fileId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select verdict, service, records, quantity from usage_file_total"
                                + " where file_id = ? order by service, verdict")) {
            statement.setObject(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                List<FileTotal> totals = new ArrayList<>();
                while (row.next()) {
                    totals.add(
                            new FileTotal(
                                    row.getString("verdict"),
                                    row.getString("service"),
                                    row.getLong("records"),
                                    row.getBigDecimal("quantity").toBigIntegerExact()));
                }
                return totals;
            }
        }
    }

    /** Refuses a file that has not begun. */
    void refuse(UUID fileId, FileRefusal refusal) throws SQLException {
        change(
                "update usage_file set state = 'REJECTED', reason = ?"
                        + " where id = ? and state = 'REGISTERED'",
                reason(refusal),
                fileId);
    }

    /**
     * Puts a refused file back to its beginning.
     *
     * @return false if it was not refused, was not kept, or its number is that of another by now
     */
    boolean readAgain(UUID fileId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ_AGAIN)) {
            statement.setObject(1, fileId);
            return statement.executeUpdate() == 1;
        }
    }

    void begin(UUID fileId, long lines) throws SQLException {
        change(
                "update usage_file set state = 'PROCESSING', lines = ?"
                        + " where id = ? and state = 'REGISTERED'",
                lines,
                fileId);
    }

    /**
     * @return when its parts of sessions wait no longer for others; empty if none waits
     */
    Optional<Instant> finish(UUID fileId) throws SQLException {
        change(
                "update usage_file set state = 'DONE' where id = ? and state = 'PROCESSING'",
                fileId);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select max(wait_until) from usage_part"
                                + " where state = 'WAITING' and file_id = ?")) {
            statement.setObject(1, fileId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    boolean hasWaitingParts() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select exists (select from usage_part where state = 'WAITING')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Returns how many rows it changed. */
    private int change(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static List<UsageFileRow> rows(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<UsageFileRow> rows = new ArrayList<>();
            while (row.next()) {
                List<String> reason = reason(row.getString("reason"));
                OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
                long position = row.getLong("sequence");
                boolean numbered = !row.wasNull();
                rows.add(
                        new UsageFileRow(
                                row.getObject("id", UUID.class),
                                row.getString("feed_name"),
                                row.getString("file_name"),
                                row.getString("sha256"),
                                row.getLong("size_bytes"),
                                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                                row.getString("received_by"),
                                FileState.valueOf(row.getString("state")),
                                reason.isEmpty() ? null : reason.getFirst(),
                                reason.isEmpty() ? reason : reason.subList(1, reason.size()),
                                settled == null ? null : settled.toInstant(),
                                numbered
                                        ? (Long)
                                                new FileSequence(row.getLong("highest"))
                                                        .number(position)
                                        : null,
                                row.getLong("lines"),
                                row.getLong("lines_done"),
                                new FileCounts(
                                        row.getLong("records_in"),
                                        row.getLong("rated"),
                                        row.getLong("suspended"),
                                        row.getLong("duplicate"),
                                        row.getLong("rejected"),
                                        row.getLong("ignored"))));
            }
            return rows;
        }
    }

    private static String reason(FileRefusal refusal) {
        JsonArrayBuilder json = Json.createArrayBuilder().add(refusal.reason());
        refusal.parameters().forEach(json::add);
        return json.build().toString();
    }

    private static List<String> reason(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
