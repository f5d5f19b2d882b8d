package bellbird.rating;

import static java.util.Objects.requireNonNull;

import bellbird.kernel.id.Ids;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rates sessions whose parts have come, each as one before anything is rounded (rule R2): the first
 * part in a network carries what all there cost (rule R7), the others nothing. A session without a
 * part in the middle waits for it; one without its last part no longer than the feed says. It is
 * charged as a whole or not at all: what cannot be rated holds the rest back.
 */
final class SessionAssembly {

    private static final String READY =
            """
            select served, session from usage_part p
             where state = 'WAITING'
             group by served, session
            having (max(part) filter (where last) = max(part) and count(*) = max(part)
                    or max(wait_until) <= ?
                       and (count(*) = max(part)
                            or exists (select from usage_recycling r
                                        where r.id = ? and coalesce(r.reason, 'error.usage.part') = 'error.usage.part'
                                          and coalesce(r.detail, session) = session)))
               and not exists (select from usage_part r
                                where (r.served, r.session) = (p.served, p.session) and r.state = 'RATED')
             order by served, session limit ?
            """;
    private static final String PARTS =
            """
            select p.* from usage_part p
              join unnest(?, ?) as r (served, session) using (served, session)
             where p.state = 'WAITING'
             order by p.served, p.session, p.part
            """;
    private static final String STATE =
            """
            update usage_part p set state = s.state
              from unnest(?, ?) as s (record_key, state), unnest(?, ?) as r (served, session)
             where (p.served, p.session) = (r.served, r.session) and p.record_key = s.record_key
               and p.state = 'WAITING'
            """;
    private static final String RUN =
            """
            insert into usage_recycling (id, asked_at, asked_by, reason, note, finished_at)
            values (?, ?, '', 'error.usage.part', '', ?)
            """;

    /** What costs the same within a session: all that a price is found by. */
    private record Share(
            Session session,
            UsageType service,
            Direction direction,
            @Nullable String other,
            @Nullable String mcc,
            @Nullable String mnc) {}

    private record Session(String served, String id) {}

    private record Part(UUID fileId, Session session, Decoded.Usage usage) {

        Share share() {
            return new Share(
                    session,
                    usage.service(),
                    usage.path().direction(),
                    usage.other(),
                    usage.path().mcc(),
                    usage.path().mnc());
        }
    }

    private final Connection connection;
    private final PriceTables prices;
    private final TenantProfile tenant;
    private final LateRecords late;
    private final Columns columns;

    SessionAssembly(
            Connection connection, PriceTables prices, TenantProfile tenant, LateRecords late) {
        this.connection = connection;
        this.prices = prices;
        this.tenant = tenant;
        this.late = late;
        columns = new Columns(connection);
    }

    /**
     * Rates sessions that are ready; none of them is ready again afterwards.
     *
     * @param recycling by which somebody gave those up that miss a part in the middle, when their
     *     time is over; null if nobody did
     * @param most sessions
     * @return how many
     */
    int rate(Instant now, @Nullable UUID recycling, int most) throws SQLException {
        RatingTurn.take(connection);
        List<String> served = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        ready(now, recycling, most, served, sessions);
        if (served.isEmpty()) {
            return 0;
        }
        Map<String, Part> parts = parts(served, sessions);
        ChunkResult result = rate(parts);
        UUID run = run(now);
        Map<UUID, ChunkResult> byFile = new LinkedHashMap<>();
        parts.values().forEach(part -> byFile.computeIfAbsent(part.fileId, SessionAssembly::none));
        Map<String, String> states = new HashMap<>();
        for (RatedRecord one : result.rated()) {
            part(parts, one.usage().key(), byFile).rated().add(one);
            states.put(one.usage().key(), "RATED");
        }
        for (Decoded.SetAside one : result.aside()) {
            String key = String.valueOf(one.key());
            part(parts, key, byFile).aside().add(one);
            states.put(key, one.verdict() == Verdict.SUSPENDED ? "TRIED" : "RATED");
        }
        FileOrder.outOfTurn().look(connection, result.rated());
        late.bill(connection, result.rated());
        for (Map.Entry<UUID, ChunkResult> file : byFile.entrySet()) {
            new RecycledWriter(connection, run, file.getKey()).write(file.getValue());
        }
        settle(states, served, sessions);
        return served.size();
    }

    private static ChunkResult none(UUID file) {
        return new ChunkResult(new ArrayList<>(), new ArrayList<>());
    }

    private static ChunkResult part(
            Map<String, Part> parts, String key, Map<UUID, ChunkResult> byFile) {
        Part part = requireNonNull(parts.get(key));
        return requireNonNull(byFile.get(part.fileId));
    }

    private void ready(
            Instant now,
            @Nullable UUID recycling,
            int most,
            List<String> served,
            List<String> sessions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READY)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, recycling, Types.OTHER);
            statement.setInt(3, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    served.add(row.getString(1));
                    sessions.add(row.getString(2));
                }
            }
        }
    }

    /** By their keys, session by session. */
    private Map<String, Part> parts(List<String> served, List<String> sessions)
            throws SQLException {
        Map<String, Part> parts = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PARTS)) {
            statement.setArray(1, columns.texts(served));
            statement.setArray(2, columns.texts(sessions));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Decoded.Usage usage = ChunkParts.usage(row);
                    parts.put(
                            usage.key(),
                            new Part(
                                    row.getObject("file_id", UUID.class),
                                    new Session(usage.served(), row.getString("session")),
                                    usage));
                }
            }
        }
        return parts;
    }

    /**
     * What cannot be rated is taken out, if it is suspended with its session, until the rest can:
     * only then has it taken nothing from allowances.
     */
    private ChunkResult rate(Map<String, Part> parts) throws SQLException {
        Map<Session, Decoded.SetAside> held = new HashMap<>();
        Map<String, Decoded.SetAside> uncharged = new HashMap<>();
        while (true) {
            List<Decoded.SetAside> aside = new ArrayList<>();
            List<Part> rest = new ArrayList<>();
            for (Part part : parts.values()) {
                Decoded.SetAside session = held.get(part.session);
                Decoded.SetAside own = uncharged.get(part.usage.key());
                if (session != null) {
                    aside.add(
                            part.usage.aside(
                                    Verdict.SUSPENDED, session.reason(), session.detail()));
                } else if (own != null) {
                    aside.add(own);
                } else {
                    rest.add(part);
                }
            }
            Savepoint before = Savepoint.set(connection);
            ChunkResult result = wholes(rest);
            if (result.aside().isEmpty()) {
                before.release();
                return new ChunkResult(result.rated(), aside);
            }
            before.goBack();
            for (Decoded.SetAside one : result.aside()) {
                String key = String.valueOf(one.key());
                if (one.verdict() == Verdict.SUSPENDED) {
                    held.putIfAbsent(requireNonNull(parts.get(key)).session, one);
                } else {
                    uncharged.put(key, one);
                }
            }
        }
    }

    /** The first part of each share stands for all of it. */
    private ChunkResult wholes(List<Part> parts) throws SQLException {
        Map<Share, String> heads = new HashMap<>();
        Map<String, Long> wholes = new HashMap<>();
        for (Part part : parts) {
            String key = part.usage.key();
            wholes.put(key, 0L);
            String head = heads.computeIfAbsent(part.share(), share -> key);
            wholes.merge(head, part.usage.quantity(), Math::addExact);
        }
        return new ChunkRater(connection, prices, tenant)
                .wholes(parts.stream().map(Part::usage).toList(), wholes);
    }

    /** What {@code recycled_record} names for records that nobody had to send back. */
    private UUID run(Instant now) throws SQLException {
        UUID id = Ids.next();
        try (PreparedStatement statement = connection.prepareStatement(RUN)) {
            statement.setObject(1, id);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        return id;
    }

    private void settle(Map<String, String> states, List<String> served, List<String> sessions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setArray(1, columns.texts(states.keySet()));
            statement.setArray(2, columns.texts(states.values()));
            statement.setArray(3, columns.texts(served));
            statement.setArray(4, columns.texts(sessions));
            statement.executeUpdate();
        }
    }
}
