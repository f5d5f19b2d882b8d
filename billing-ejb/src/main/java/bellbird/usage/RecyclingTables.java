package bellbird.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recyclings and their outcome in the tenant's tables. */
final class RecyclingTables {

    private static final String START =
            """
            insert into usage_recycling (id, asked_at, asked_by, reason, detail, note)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String NEXT =
            """
            select s.file_id, s.line_number, f.feed_id, f.received_at
              from set_aside_record s
              join usage_file f on f.id = s.file_id
              join usage_recycling r on r.id = ?
             where s.verdict = 'SUSPENDED' and (r.reason is null or s.reason = r.reason)
               and (r.detail is null or s.detail = r.detail) and (s.file_id, s.line_number) > (?, ?)
             order by s.file_id, s.line_number limit ?
            """;
    private static final String LIST =
            """
            select id, asked_at, asked_by, reason, detail, note, finished_at
              from usage_recycling where asked_by <> '' order by asked_at desc, id desc offset ? limit ?
            """;
    private static final String OUTCOMES =
            """
            select verdict, reason, records from usage_recycling_outcome
             where recycling_id = ? order by verdict, records desc, reason
            """;

    private final Connection connection;

    RecyclingTables(Connection connection) {
        this.connection = connection;
    }

    void start(Recycling recycling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(START)) {
            statement.setObject(1, recycling.id());
            statement.setObject(2, recycling.askedAt().atOffset(ZoneOffset.UTC));
            statement.setString(3, recycling.askedBy());
            statement.setString(4, recycling.reason());
            statement.setString(5, recycling.detail());
            statement.setString(6, recycling.note());
            statement.executeUpdate();
        }
    }

    /**
     * The next records of a recycling, all of one file.
     *
     * @param after place of the last one that is done
     */
    Optional<RecyclingWork.Piece> next(UUID recycling, RecyclingWork.Place after, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, recycling);
            statement.setObject(2, after.fileId());
            statement.setLong(3, after.line());
            statement.setInt(4, most);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                UUID file = row.getObject("file_id", UUID.class);
                UUID feed = row.getObject("feed_id", UUID.class);
                Instant received = row.getObject("received_at", OffsetDateTime.class).toInstant();
                List<Long> lines = new ArrayList<>();
                do {
                    lines.add(row.getLong("line_number"));
                } while (row.next() && row.getObject("file_id", UUID.class).equals(file));
                FeedProfile profile = new FeedTables(connection).profile(feed);
                return Optional.of(new RecyclingWork.Piece(file, profile, received, lines));
            }
        }
    }

    void finish(UUID recycling, Instant at) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "update usage_recycling set finished_at = ?"
                                + " where id = ? and finished_at is null")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, recycling);
            statement.executeUpdate();
        }
    }

    /** Newest first. */
    List<Recycling> list(int offset, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setInt(1, offset);
            statement.setInt(2, limit);
            List<Recycling> list = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("id", UUID.class);
                    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                    list.add(
                            new Recycling(
                                    id,
                                    row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                                    row.getString("asked_by"),
                                    row.getString("reason"),
                                    row.getString("detail"),
                                    row.getString("note"),
                                    finished == null ? null : finished.toInstant(),
                                    outcomes(id)));
                }
            }
            return list;
        }
    }

    private List<Recycling.Outcome> outcomes(UUID recycling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OUTCOMES)) {
            statement.setObject(1, recycling);
            try (ResultSet row = statement.executeQuery()) {
                List<Recycling.Outcome> outcomes = new ArrayList<>();
                while (row.next()) {
                    outcomes.add(
                            new Recycling.Outcome(
                                    row.getString("verdict"),
                                    row.getString("reason"),
                                    row.getLong("records")));
                }
                return outcomes;
            }
        }
    }
}
