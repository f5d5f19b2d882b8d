package bellbird.rating;

import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The partial records of a chunk: kept to wait for the other parts of their session, each part
 * once. A part of a session that was rated already stays suspended until a person sends it back in,
 * as a record of its own then. One with the id of another part stays too: together they would count
 * as one.
 */
final class ChunkParts {

    private static final String KNOWN =
            """
            select p.*
              from usage_part p
              join (select distinct * from unnest(?, ?) as w (served, session)) w using (served, session)
            """;
    private static final String KEYS =
            "select record_key from usage_part where record_key = any(?)";
    private static final String WAIT_AGAIN =
            """
            update usage_part p set state = 'WAITING'
              from unnest(?, ?) as w (served, session)
             where (p.served, p.session) = (w.served, w.session) and p.state = 'TRIED'
            """;

    private static final String SENT_BACK =
            """
            select line_number from set_aside_record
             where file_id = ? and line_number = any(?) and reason = 'error.usage.partLate'
            """;
    private static final String ALONE =
            "update usage_part set state = 'ALONE' where file_id = ? and record_key = any(?)";

    private record Place(String served, String session, int part) {}

    private record Session(String served, String id) {}

    /**
     * @param alone a record of its own, whatever becomes of its session
     */
    private record Known(UUID fileId, Decoded.Usage usage, boolean last, boolean alone) {}

    private final Connection connection;
    private final UUID fileId;
    private final Columns columns;
    private final Map<Place, Known> known = new HashMap<>();
    private final Set<Session> rated = new HashSet<>();
    private final Set<Long> sentBack = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Decoded.Part> fresh = new ArrayList<>();
    private final List<Decoded.Part> waiting = new ArrayList<>();
    private final List<Decoded.Part> alone = new ArrayList<>();

    ChunkParts(Connection connection, UUID fileId) {
        this.connection = connection;
        this.fileId = fileId;
        columns = new Columns(connection);
    }

    /**
     * Keeps the parts of a chunk and says what is to become of each; whole records stay as they
     * are. The caller holds a {@link RatingTurn}.
     */
    List<Decoded> take(List<Decoded> chunk) throws SQLException {
        List<Decoded.Part> parts = parts(chunk);
        if (parts.isEmpty()) {
            return chunk;
        }
        read(parts);
        readKeys(parts);
        readSentBack(parts.stream().filter(this::late).toList());
        List<Decoded> taken = new ArrayList<>(chunk.size());
        for (Decoded record : chunk) {
            Decoded.Part part = part(record);
            taken.add(part == null ? record : taken(part));
        }
        write();
        waitAgain();
        leaveAlone();
        return taken;
    }

    private static List<Decoded.Part> parts(List<Decoded> chunk) {
        List<Decoded.Part> parts = new ArrayList<>();
        for (Decoded record : chunk) {
            Decoded.Part part = part(record);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Decoded.@Nullable Part part(Decoded record) {
        return record instanceof Decoded.SetAside aside ? aside.part() : null;
    }

    private Decoded taken(Decoded.Part part) {
        Decoded.Usage usage = part.usage();
        Place place = new Place(usage.served(), part.session(), part.number());
        Known there = known.get(place);
        if (there != null) {
            if (!there.fileId.equals(fileId) || there.usage.line() != usage.line()) {
                return there.usage.sameContent(usage) && there.last == part.last()
                        ? usage.aside(Verdict.DUPLICATE, "error.usage.duplicate", "")
                        : usage.aside(Verdict.SUSPENDED, "error.usage.conflict", "");
            }
            if (there.alone) {
                return usage;
            }
        }
        boolean late = late(part);
        if (late && !sentBack.contains(usage.line())) {
            return usage.aside(Verdict.SUSPENDED, "error.usage.partLate", part.session());
        }
        if (there == null) {
            if (!keys.add(usage.key())) {
                return usage.aside(Verdict.SUSPENDED, "error.usage.conflict", "");
            }
            known.put(place, new Known(fileId, usage, part.last(), late));
            fresh.add(part);
        }
        if (late) {
            alone.add(part);
            return usage;
        }
        waiting.add(part);
        return part.waiting();
    }

    private boolean late(Decoded.Part part) {
        return rated.contains(new Session(part.usage().served(), part.session()));
    }

    private void read(List<Decoded.Part> parts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            bind(statement, parts);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Decoded.Usage usage = usage(row);
                    String session = row.getString("session");
                    known.put(
                            new Place(usage.served(), session, row.getInt("part")),
                            new Known(
                                    row.getObject("file_id", UUID.class),
                                    usage,
                                    row.getBoolean("last"),
                                    row.getString("state").equals("ALONE")));
                    if (row.getString("state").equals("RATED")) {
                        rated.add(new Session(usage.served(), session));
                    }
                }
            }
        }
    }

    private void readKeys(List<Decoded.Part> parts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setArray(1, columns.texts(parts, part -> part.usage().key()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
        }
    }

    /** Those that a person sent back in knowing that they are late. */
    private void readSentBack(List<Decoded.Part> late) throws SQLException {
        if (late.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SENT_BACK)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.longs(late, part -> part.usage().line()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sentBack.add(row.getLong(1));
                }
            }
        }
    }

    /** A part as a record of its own. */
    static Decoded.Usage usage(ResultSet row) throws SQLException {
        return new Decoded.Usage(
                row.getLong("line_number"),
                "",
                row.getString("record_key"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                UsageType.valueOf(row.getString("service")),
                row.getString("served"),
                row.getString("other_party"),
                row.getLong("quantity"),
                new Decoded.Path(
                        Direction.valueOf(row.getString("direction")),
                        row.getString("visited_mcc"),
                        row.getString("visited_mnc"),
                        row.getObject("on_net", Boolean.class)));
    }

    private void write() throws SQLException {
        CopyRows.write(
                connection,
                "usage_part",
                "served, session, part, last, file_id, line_number, record_key, started_at, service,"
                        + " other_party, quantity, direction, visited_mcc, visited_mnc, on_net,"
                        + " wait_until, state",
                fresh,
                (part, out) ->
                        out.add(part.usage().served())
                                .add(part.session())
                                .add(part.number())
                                .add(part.last())
                                .add(fileId)
                                .add(part.usage().line())
                                .add(part.usage().key())
                                .add(part.usage().startedAt())
                                .add(part.usage().service())
                                .add(part.usage().other())
                                .add(part.usage().quantity())
                                .add(part.usage().path().direction())
                                .add(part.usage().path().mcc())
                                .add(part.usage().path().mnc())
                                .add(part.usage().path().onNet())
                                .add(part.waitUntil())
                                .add("WAITING"));
    }

    /** A new part, or one that is recycled, is a reason to try a session once more. */
    private void waitAgain() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WAIT_AGAIN)) {
            bind(statement, waiting);
            statement.executeUpdate();
        }
    }

    private void leaveAlone() throws SQLException {
        if (alone.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ALONE)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.texts(alone, part -> part.usage().key()));
            statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, List<Decoded.Part> parts) throws SQLException {
        statement.setArray(1, columns.texts(parts, part -> part.usage().served()));
        statement.setArray(2, columns.texts(parts, Decoded.Part::session));
    }
}
