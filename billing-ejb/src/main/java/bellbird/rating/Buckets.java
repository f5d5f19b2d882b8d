package bellbird.rating;

import bellbird.kernel.id.Ids;
import bellbird.kernel.time.Period;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The allowances of a chunk: made when a period first sees usage, locked, taken from in memory, and
 * written back by one guarded statement (rule R10).
 */
final class Buckets {

    private static final String CREATE =
            """
            insert into allowance_bucket (id, product_id, allowance_id, service, period_from,
                                          period_to, priority, granted, remaining)
            select id, product_id, allowance_id, service, period_from, period_to, priority,
                   granted, granted
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::date[],
                          ?::bigint[], ?::bigint[])
                as wanted (id, product_id, allowance_id, service, period_from, period_to,
                           priority, granted)
             order by product_id, allowance_id, period_from
            on conflict (product_id, allowance_id, period_from) do nothing
            """;
    private static final String LOCK =
            """
            select b.id, b.product_id, a.key, b.period_from, b.period_to, b.priority,
                   b.remaining
              from allowance_bucket b
              join allowance a on a.id = b.allowance_id
              join unnest(?::uuid[], ?::date[]) as wanted (product_id, period_from)
                on (b.product_id, b.period_from) = (wanted.product_id, wanted.period_from)
             order by b.id for update of b
            """;
    private static final String TAKE =
            """
            update allowance_bucket b
               set consumed = b.consumed + taken.quantity, remaining = b.remaining - taken.quantity
              from unnest(?::uuid[], ?::bigint[]) as taken (id, quantity)
             where b.id = taken.id and b.remaining >= taken.quantity
            """;

    /** The allowances of a product in a period. */
    record Key(UUID productId, LocalDate periodFrom) {}

    private record Wanted(
            UUID productId, Period period, VersionTerms.Allowance allowance, long granted) {}

    private final Connection connection;
    private final ZoneId zone;
    private final Map<Key, List<Wanted>> wanted = new LinkedHashMap<>();
    private final Map<Key, List<Bucket>> buckets = new HashMap<>();
    private final Map<UUID, Long> taken = new TreeMap<>();

    /**
     * @param zone in whose midnights buckets expire
     */
    Buckets(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    /**
     * Asks for the allowances of a product in a period; those of a first, partial period are less.
     *
     * @param startOn first day of the product
     */
    void want(UUID productId, Period period, LocalDate startOn, VersionTerms terms) {
        wanted.computeIfAbsent(
                new Key(productId, period.from()),
                key ->
                        terms.allowances().stream()
                                .map(
                                        allowance ->
                                                new Wanted(
                                                        productId,
                                                        period,
                                                        allowance,
                                                        Allowances.granted(
                                                                allowance.terms(),
                                                                period,
                                                                startOn)))
                                .toList());
    }

    /** Makes what is not there yet and locks all that was asked for. */
    void lock() throws SQLException {
        List<Wanted> rows = new ArrayList<>();
        wanted.values().forEach(rows::addAll);
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
            statement.setArray(1, columns.uuids(rows, row -> Ids.next()));
            statement.setArray(2, columns.uuids(rows, Wanted::productId));
            statement.setArray(3, columns.uuids(rows, row -> row.allowance().id()));
            statement.setArray(4, columns.texts(rows, Buckets::service));
            statement.setArray(5, columns.dates(rows, row -> row.period().from()));
            statement.setArray(6, columns.dates(rows, row -> row.period().to()));
            statement.setArray(
                    7, columns.longs(rows, row -> (long) row.allowance().terms().priority()));
            statement.setArray(8, columns.longs(rows, Wanted::granted));
            statement.executeUpdate();
        }
        List<Key> keys = List.copyOf(wanted.keySet());
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, columns.uuids(keys, Key::productId));
            statement.setArray(2, columns.dates(keys, Key::periodFrom));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hold(row);
                }
            }
        }
        buckets.values().forEach(list -> list.sort(Bucket.ORDER_OF_USE));
    }

    /** What a product has left in a period, in order of use. */
    List<Bucket> of(UUID productId, Period period) {
        return buckets.getOrDefault(new Key(productId, period.from()), List.of());
    }

    /** Takes what the rater took, in memory. */
    void take(UUID productId, Period period, RatedResult.Priced priced) {
        List<Bucket> list = of(productId, period);
        for (RatedResult.Consumed consumed : priced.consumed()) {
            list.replaceAll(
                    bucket ->
                            bucket.id().equals(consumed.bucketId())
                                    ? bucket.less(consumed.quantity())
                                    : bucket);
            taken.merge(consumed.bucketId(), consumed.quantity(), Long::sum);
        }
    }

    /**
     * Writes what was taken.
     *
     * @throws IllegalStateException if a bucket has less than was taken: the chunk must be redone
     */
    void write() throws SQLException {
        List<Map.Entry<UUID, Long>> rows = List.copyOf(taken.entrySet());
        if (rows.isEmpty()) {
            return;
        }
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, columns.uuids(rows, Map.Entry::getKey));
            statement.setArray(2, columns.longs(rows, Map.Entry::getValue));
            if (statement.executeUpdate() != rows.size()) {
                throw new IllegalStateException("an allowance has less left than was taken");
            }
        }
    }

    private void hold(ResultSet row) throws SQLException {
        buckets.computeIfAbsent(
                        new Key(
                                row.getObject("product_id", UUID.class),
                                row.getObject("period_from", LocalDate.class)),
                        key -> new ArrayList<>(3))
                .add(bucket(row, "id", "remaining", zone));
    }

    private static String service(Wanted row) {
        UsageType meter = row.allowance().meter();
        return meter == null ? "MONEY" : meter.name();
    }

    /** A bucket of a row with key, priority and period_to. */
    static Bucket bucket(ResultSet row, String id, String remaining, ZoneId zone)
            throws SQLException {
        return new Bucket(
                row.getObject(id, UUID.class),
                row.getString("key"),
                row.getInt("priority"),
                false,
                row.getObject("period_to", LocalDate.class).atStartOfDay(zone).toInstant(),
                row.getLong(remaining));
    }
}
