package bellbird.offering;

import bellbird.kernel.id.Ids;
import bellbird.kernel.json.JsonWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replaces the terms of a draft version, and the rows that refer to them. */
final class DraftWriter {

    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String PRICE =
            """
            insert into usage_price (version_id, service, prefix, destination, amount, unit_size,
                                     first_increment, next_increment, connection_fee)
            select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::numeric[], ?::bigint[],
                                    ?::integer[], ?::integer[], ?::numeric[])
            """;
    private static final String ALLOWANCE =
            """
            insert into allowance (id, version_id, key, service, quantity, priority)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String TERMS =
            """
            update offering_version set terms = ?::json, once = ?::json, recurring = ?::json
             where id = ? and status = 'DRAFT'
            """;

    private final Connection connection;

    DraftWriter(Connection connection) {
        this.connection = connection;
    }

    void replace(UUID versionId, PriceTerms terms) throws SQLException {
        clear("delete from usage_price where version_id = ?", versionId);
        clear("delete from allowance where version_id = ?", versionId);
        prices(versionId, UsagePrices.plain(terms));
        allowances(versionId, terms.allowances());
        try (PreparedStatement statement = connection.prepareStatement(TERMS)) {
            statement.setString(1, TermsDocument.write(terms).toString());
            statement.setString(2, once(terms));
            statement.setString(3, RecurringPrices.write(terms));
            statement.setObject(4, versionId);
            statement.executeUpdate();
        }
    }

    /** Null if there are none. */
    private static @Nullable String once(PriceTerms terms) {
        JsonArrayBuilder once = JSON.createArrayBuilder();
        terms.once().forEach(one -> once.add(JsonWriter.write(one)));
        JsonArray prices = once.build();
        return prices.isEmpty() ? null : prices.toString();
    }

    private void clear(String delete, UUID versionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setObject(1, versionId);
            statement.executeUpdate();
        }
    }

    /** In one statement: a rate deck has tens of thousands. */
    private void prices(UUID versionId, List<UsagePrice> prices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRICE)) {
            statement.setObject(1, versionId);
            statement.setArray(2, array("text", prices, price -> price.service().name()));
            statement.setArray(3, array("text", prices, UsagePrice::prefix));
            statement.setArray(4, array("text", prices, UsagePrice::destination));
            statement.setArray(5, array("numeric", prices, UsagePrice::amount));
            statement.setArray(6, array("bigint", prices, UsagePrice::unitSize));
            statement.setArray(7, array("integer", prices, UsagePrice::firstIncrement));
            statement.setArray(8, array("integer", prices, UsagePrice::nextIncrement));
            statement.setArray(9, array("numeric", prices, UsagePrice::connectionFee));
            statement.executeUpdate();
        }
    }

    private Array array(
            String type, List<UsagePrice> prices, Function<UsagePrice, Object> component)
            throws SQLException {
        return connection.createArrayOf(type, prices.stream().map(component).toArray());
    }

    private void allowances(UUID versionId, List<AllowanceTerms> allowances) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALLOWANCE)) {
            for (AllowanceTerms allowance : allowances) {
                UsageType meter = allowance.meter();
                statement.setObject(1, Ids.next());
                statement.setObject(2, versionId);
                statement.setString(3, allowance.id());
                statement.setString(4, meter == null ? "MONEY" : meter.name());
                statement.setLong(5, allowance.quantity());
                statement.setInt(6, allowance.priority());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
