package bellbird.rating;

import bellbird.offering.AllowanceTerms;
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
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads rated records and what is needed to rate one of them again. */
final class RatedReader {

    private static final String RATED =
            """
            select r.record_key, r.started_at, r.service_id, r.service, u.other_party,
                   r.destination, r.used_quantity, r.billed_quantity, r.included_quantity,
                   r.charged_quantity, r.amount, r.currency, r.offering_version_id, a.customer_id,
                   u.direction, u.visited_mcc, u.visited_mnc, u.on_net
              from rated_usage r
              join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
              join billing_account a on a.id = r.account_id
            """;
    private static final String GROUP =
            """
             where (r.account_id, r.period_from, r.service_id, r.service, r.destination,
                    r.offering_version_id) = (?, ?, ?, ?, ?, ?)
            """;
    private static final String IN_TIME = " order by r.started_at, r.record_key offset ? limit ?";

    /** Other usage may take from the same bucket between two records of a group. */
    private static final String TAKEN =
            """
            select o.name, b.service, c.rolled_over, sum(c.quantity) as quantity,
                   max(c.remaining_before) as remaining_before,
                   min(c.remaining_before - c.quantity) as remaining_after, r.currency
              from rated_usage r
              join allowance_consumption c
                on (c.record_key, c.started_at) = (r.record_key, r.started_at)
              join allowance_bucket b on b.id = c.bucket_id
              join product_offering o on o.id = b.offering_id
            """
                    + GROUP
                    + """
             group by b.id, o.name, c.rolled_over, r.currency
             order by c.rolled_over desc, b.priority, b.period_from, b.id
            """;

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

    /** A rated record with the state it was rated in. */
    record Rated(RatedRow row, UsageEvent event, UUID customerId, UUID versionId) {}

    private final Connection connection;

    RatedReader(Connection connection) {
        this.connection = connection;
    }

    List<RatedRow> list(UUID customerId, LocalDate periodFrom, int offset, int limit)
            throws SQLException {
        String sql =
                RATED
                        + " where a.customer_id = ? and r.period_from = ?"
                        + " order by r.started_at desc, r.record_key offset ? limit ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, customerId);
            statement.setObject(2, periodFrom);
            statement.setInt(3, Math.max(0, offset));
            statement.setInt(4, Math.clamp(limit, 0, 200));
            List<RatedRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            return rows;
        }
    }

    Optional<Rated> find(String recordKey, Instant startedAt) throws SQLException {
        String sql = RATED + " where r.record_key = ? and r.started_at = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, recordKey);
            statement.setObject(2, startedAt.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(rated(row)) : Optional.empty();
            }
        }
    }

    /** Oldest first. */
    List<Rated> of(UsageGroup group, int offset, int limit) throws SQLException {
        return list(RATED + GROUP + IN_TIME, group, offset, limit);
    }

    /** The oldest of a group that costs something. */
    Optional<Rated> firstCharged(UsageGroup group) throws SQLException {
        return list(RATED + GROUP + " and r.amount <> 0" + IN_TIME, group, 0, 1).stream()
                .findFirst();
    }

    private List<Rated> list(String sql, UsageGroup group, int offset, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = bind(statement, group);
            statement.setInt(next, offset);
            statement.setInt(next + 1, limit);
            List<Rated> rated = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rated.add(rated(row));
                }
            }
            return rated;
        }
    }

    /** Returns the index of the next parameter. */
    private static int bind(PreparedStatement statement, UsageGroup group) throws SQLException {
        statement.setObject(1, group.accountId());
        statement.setObject(2, group.periodFrom());
        statement.setObject(3, group.serviceId());
        statement.setString(4, group.service().name());
        statement.setString(5, group.destination());
        statement.setObject(6, group.versionId());
        return 7;
    }

    /** What a group took from each allowance, in the order of use. */
    List<ExplanationStep> taken(UsageGroup group) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            bind(statement, group);
            try (ResultSet row = statement.executeQuery()) {
                List<ExplanationStep> taken = new ArrayList<>();
                while (row.next()) {
                    ExplanationSteps steps =
                            new ExplanationSteps(
                                    group.service(),
                                    Currency.getInstance(row.getString("currency")));
                    steps.taken(
                            row.getString("name"),
                            AllowanceTerms.Unit.MONEY.name().equals(row.getString("service")),
                            row.getBoolean("rolled_over"),
                            row.getLong("quantity"),
                            row.getLong("remaining_before"),
                            row.getLong("remaining_after"));
                    taken.addAll(steps.all());
                }
                return taken;
            }
        }
    }

    private static Rated rated(ResultSet row) throws SQLException {
        return new Rated(
                row(row),
                event(row),
                row.getObject("customer_id", UUID.class),
                row.getObject("offering_version_id", UUID.class));
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
                row.getObject("service_id", UUID.class),
                UsageType.valueOf(row.getString("service")),
                row.getString("other_party"),
                row.getString("destination"),
                row.getLong("used_quantity"),
                row.getLong("billed_quantity"),
                row.getLong("included_quantity"),
                row.getLong("charged_quantity"),
                row.getBigDecimal("amount"),
                Currency.getInstance(row.getString("currency")));
    }
}
