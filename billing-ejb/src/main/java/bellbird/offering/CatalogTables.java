package bellbird.offering;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes what the catalogue document says, offering by offering. */
final class CatalogTables {

    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended(current_schema(), 8))";
    private static final String OFFERINGS =
            """
            select o.id, o.code, o.name, o.description, o.status, o.rules, v.id as version_id,
                   v.number, v.valid_from, v.tax_included,
                   exists (select 1 from offering_version p
                            where p.offering_id = o.id and p.status = 'PUBLISHED') as sold
              from product_offering o
              join lateral (select * from offering_version
                             where offering_id = o.id order by number desc limit 1) v on true
             order by o.code
            """;
    private static final String RULES_OF = "select rules from product_offering where id = ?";
    private static final String RULES = "update product_offering set rules = ?::json where id = ?";
    private static final String STATUS =
            """
            update product_offering o
               set version = o.version + 1,
                   status = case when ? then 'RETIRED'
                                 when exists (select 1 from offering_version v
                                               where v.offering_id = o.id
                                                 and v.status = 'PUBLISHED') then 'PUBLISHED'
                                 else 'DRAFT' end
             where id = ?
            """;
    private static final String BILLED = "select max(period_to) from bill_run";

    /**
     * An offering as it stands.
     *
     * @param sold whether a version was published
     * @param number of its newest version
     */
    record Kept(UUID id, CatalogOffering offering, boolean retired, boolean sold, int number) {}

    private final Connection connection;
    private final OfferingVersions versions;

    /**
     * @param zone of the tenant
     */
    CatalogTables(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.versions = new OfferingVersions(connection, zone);
    }

    /** Only one import at a time, until the transaction ends. */
    void lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE_AT_A_TIME)) {
            statement.execute();
        }
    }

    /** All offerings by code, retired ones too. */
    Map<String, Kept> offerings() throws SQLException {
        Map<String, Kept> kept = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(OFFERINGS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                kept.put(row.getString("code"), kept(row));
            }
        }
        return kept;
    }

    private Kept kept(ResultSet row) throws SQLException {
        OfferingRules rules = rules(row.getString("rules"));
        return new Kept(
                row.getObject("id", UUID.class),
                new CatalogOffering(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("description"),
                        rules.kind(),
                        rules.compatibility(),
                        rules.parts(),
                        row.getObject("valid_from", LocalDate.class),
                        row.getBoolean("tax_included"),
                        versions.get(row.getObject("version_id", UUID.class)).priceTerms()),
                row.getString("status").equals("RETIRED"),
                row.getBoolean("sold"),
                row.getInt("number"));
    }

    /** What orders ask of an offering. */
    OfferingRules rules(UUID offeringId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RULES_OF)) {
            statement.setObject(1, offeringId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? rules(row.getString(1)) : OfferingRules.USUAL;
            }
        }
    }

    static OfferingRules rules(@Nullable String document) {
        return document == null ? OfferingRules.USUAL : read(document, OfferingRules.class);
    }

    void write(UUID offeringId, OfferingRules rules) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RULES)) {
            statement.setString(1, JsonWriter.write(rules).toString());
            statement.setObject(2, offeringId);
            statement.executeUpdate();
        }
    }

    /** Takes an offering out of sale, or puts it back as its versions say. */
    void retire(UUID offeringId, boolean retired) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATUS)) {
            statement.setBoolean(1, retired);
            statement.setObject(2, offeringId);
            statement.executeUpdate();
        }
    }

    /** The first day that no bill run has met; null if there was none. */
    @Nullable LocalDate billedUntil() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BILLED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    static <R extends Record> R read(String document, Class<R> type) {
        try (JsonReader reader = JSON.createReader(new StringReader(document))) {
            return JsonReading.read(reader.readValue(), type);
        }
    }
}
