package bellbird.rating;

import bellbird.offering.CountScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The counters of a chunk: made where something is counted for the first time, locked, moved in
 * memory, and written back at the end.
 */
final class Counters {

    private static final String CREATE =
            """
            insert into usage_counter (product_id, tariff, scope, counted_from)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::date[])
                as wanted (product_id, tariff, scope, counted_from)
             order by product_id, tariff, scope, counted_from
            on conflict do nothing
            """;
    private static final String LOCK =
            """
            select c.product_id, c.tariff, c.scope, c.counted_from, c.used, c.charged, c.amount
              from usage_counter c
              join unnest(?::uuid[], ?::text[], ?::text[], ?::date[])
                as wanted (product_id, tariff, scope, counted_from)
                using (product_id, tariff, scope, counted_from)
             order by c.product_id, c.tariff, c.scope, c.counted_from for update of c
            """;
    private static final String WRITE =
            """
            update usage_counter c set used = now.used, charged = now.charged, amount = now.amount
              from unnest(?::uuid[], ?::text[], ?::text[], ?::date[], ?::bigint[], ?::bigint[],
                          ?::numeric[])
                as now (product_id, tariff, scope, counted_from, used, charged, amount)
             where (c.product_id, c.tariff, c.scope, c.counted_from)
                   = (now.product_id, now.tariff, now.scope, now.counted_from)
            """;

    /** Whose counter of which day or period. */
    record Place(UUID productId, String tariff, CountScope scope, LocalDate from) {}

    private final Connection connection;
    private final Set<Place> wanted = new LinkedHashSet<>();
    private final Map<Place, UsageState.Counter> counters = new LinkedHashMap<>();

    Counters(Connection connection) {
        this.connection = connection;
    }

    /** Asks for what a tariff counts for a product, by the event's day and billing period. */
    void want(UUID productId, CompiledTariff tariff, LocalDate day, LocalDate periodFrom) {
        wanted.addAll(places(productId, tariff, day, periodFrom));
    }

    /** Makes what is not there yet and locks all that was asked for. */
    void lock() throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        List<Place> places = List.copyOf(wanted);
        try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
            bind(statement, places);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            bind(statement, places);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    CountScope scope = CountScope.valueOf(row.getString("scope"));
                    String tariff = row.getString("tariff");
                    counters.put(
                            new Place(
                                    row.getObject("product_id", UUID.class),
                                    tariff,
                                    scope,
                                    row.getObject("counted_from", LocalDate.class)),
                            new UsageState.Counter(
                                    tariff,
                                    scope,
                                    row.getLong("used"),
                                    row.getLong("charged"),
                                    row.getBigDecimal("amount")));
                }
            }
        }
    }

    List<UsageState.Counter> of(
            UUID productId, CompiledTariff tariff, LocalDate day, LocalDate periodFrom) {
        List<UsageState.Counter> now = new ArrayList<>(2);
        for (Place place : places(productId, tariff, day, periodFrom)) {
            UsageState.Counter counter = counters.get(place);
            if (counter != null) {
                now.add(counter);
            }
        }
        return now;
    }

    /** Moves what the rater moved, in memory. */
    void move(UUID productId, LocalDate day, LocalDate periodFrom, RatedResult.Priced priced) {
        for (RatedResult.Counted one : priced.counted()) {
            counters.put(place(productId, one, day, periodFrom), one.after());
        }
    }

    static Place place(
            UUID productId, RatedResult.Counted counted, LocalDate day, LocalDate periodFrom) {
        CountScope scope = counted.before().scope();
        return new Place(
                productId,
                counted.before().tariff(),
                scope,
                scope == CountScope.DAY ? day : periodFrom);
    }

    /** Writes where all counters stand. */
    void write() throws SQLException {
        if (counters.isEmpty()) {
            return;
        }
        List<Place> places = List.copyOf(counters.keySet());
        List<UsageState.Counter> values = List.copyOf(counters.values());
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            bind(statement, places);
            statement.setArray(5, columns.longs(values, UsageState.Counter::used));
            statement.setArray(6, columns.longs(values, UsageState.Counter::charged));
            statement.setArray(7, columns.decimals(values, UsageState.Counter::amount));
            statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, List<Place> places) throws SQLException {
        Columns columns = new Columns(connection);
        statement.setArray(1, columns.uuids(places, Place::productId));
        statement.setArray(2, columns.texts(places, Place::tariff));
        statement.setArray(3, columns.texts(places, place -> place.scope().name()));
        statement.setArray(4, columns.dates(places, Place::from));
    }

    private static List<Place> places(
            UUID productId, CompiledTariff tariff, LocalDate day, LocalDate periodFrom) {
        List<Place> places = new ArrayList<>(2);
        if (tariff.countsDay) {
            places.add(new Place(productId, tariff.tariff.id(), CountScope.DAY, day));
        }
        if (tariff.countsCycle) {
            places.add(new Place(productId, tariff.tariff.id(), CountScope.CYCLE, periodFrom));
        }
        return places;
    }
}
