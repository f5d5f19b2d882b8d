package bellbird.rating;

import bellbird.offering.CountScope;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rated records and what is needed to rate one of them again. */
final class RatedReader {

    private static final String RATED =
            """
            select r.record_key, r.started_at, r.service, u.other_party, r.used_quantity,
                   r.billed_quantity, r.included_quantity, r.amount, r.offering_version_id,
                   u.direction, u.visited_mcc, u.visited_mnc, u.on_net
              from rated_usage r
              join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
            """;
    private static final String IN_TIME = " order by r.started_at, r.record_key";
    private static final String CONSUMED =
            """
            select b.id, b.offering_id, a.id as allowance_id, a.version_id, a.key, b.priority, c.rolled_over,
                   c.remaining_before,
                   case when c.rolled_over then b.usable_until else b.own_until end as expires_on
              from allowance_consumption c
              join allowance_bucket b on b.id = c.bucket_id
              join allowance a on a.id = b.allowance_id
             where c.record_key = ? and c.started_at = ?
            """;

    private static final String COUNTED =
            """
            select tariff, scope, used_before, charged_before, amount_before
              from counter_movement where record_key = ? and started_at = ?
            """;

    /** A rated record with what it was rated as, and by. */
    record Rated(RatedRow row, UsageEvent event, UUID versionId) {}

    private final Connection connection;

    RatedReader(Connection connection) {
        this.connection = connection;
    }

    /** The one record; none if there is none. */
    List<Rated> find(String recordKey, Instant startedAt) throws SQLException {
        return list(
                RATED + " where r.record_key = ? and r.started_at = ?",
                statement -> {
                    statement.setString(1, recordKey);
                    statement.setObject(2, startedAt.atOffset(ZoneOffset.UTC));
                });
    }

    /** Oldest first. */
    List<Rated> of(UsageGroup group, int offset, int limit) throws SQLException {
        return list(
                RATED + UsageGroup.CONDITION + IN_TIME + " offset ? limit ?",
                statement -> {
                    int next = group.bind(statement);
                    statement.setInt(next, offset);
                    statement.setInt(next + 1, limit);
                });
    }

    /** The oldest of a group that costs something; none if none does. */
    List<Rated> firstCharged(UsageGroup group) throws SQLException {
        return list(
                RATED + UsageGroup.CONDITION + " and r.amount <> 0" + IN_TIME + " limit 1",
                group::bind);
    }

    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Rated> list(String sql, Parameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            List<Rated> rated = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rated.add(
                            new Rated(
                                    row(row),
                                    event(row),
                                    row.getObject("offering_version_id", UUID.class)));
                }
            }
            return rated;
        }
    }

    private static UsageEvent event(ResultSet row) throws SQLException {
        return UsageEvent.recorded(
                UsageType.valueOf(row.getString("service")),
                UsageMatch.Direction.valueOf(row.getString("direction")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("other_party"),
                row.getBoolean("on_net"),
                row.getString("visited_mcc"),
                row.getString("visited_mnc"),
                row.getLong("used_quantity"));
    }

    /**
     * An allowance a record took from, as it was before it.
     *
     * @param versionId that granted it
     */
    record Before(Bucket bucket, UUID offeringId, UUID allowanceId, UUID versionId) {}

    List<Before> bucketsBefore(String recordKey, Instant startedAt, ZoneId zone)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONSUMED)) {
            statement.setString(1, recordKey);
            statement.setObject(2, startedAt.atOffset(ZoneOffset.UTC));
            List<Before> buckets = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    buckets.add(
                            new Before(
                                    bucket(row, zone),
                                    row.getObject("offering_id", UUID.class),
                                    row.getObject("allowance_id", UUID.class),
                                    row.getObject("version_id", UUID.class)));
                }
            }
            return buckets;
        }
    }

    private static Bucket bucket(ResultSet row, ZoneId zone) throws SQLException {
        return new Bucket(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getInt("priority"),
                row.getBoolean("rolled_over"),
                row.getObject("expires_on", LocalDate.class).atStartOfDay(zone).toInstant(),
                row.getLong("remaining_before"));
    }

    /** The counters a record moved, as they were before it. */
    List<UsageState.Counter> countersBefore(String recordKey, Instant startedAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
            statement.setString(1, recordKey);
            statement.setObject(2, startedAt.atOffset(ZoneOffset.UTC));
            List<UsageState.Counter> counters = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counters.add(
                            new UsageState.Counter(
                                    row.getString("tariff"),
                                    CountScope.valueOf(row.getString("scope")),
                                    row.getLong("used_before"),
                                    row.getLong("charged_before"),
                                    row.getBigDecimal("amount_before")));
                }
            }
            return counters;
        }
    }

    private static RatedRow row(ResultSet row) throws SQLException {
        return new RatedRow(
                row.getString("record_key"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                UsageType.valueOf(row.getString("service")),
                row.getString("other_party"),
                row.getLong("used_quantity"),
                row.getLong("billed_quantity"),
                row.getLong("included_quantity"),
                row.getBigDecimal("amount"));
    }
}
