package bellbird.offering;

import bellbird.kernel.json.JsonWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes promotions, and counts those who have them. */
public final class PromotionTables {

    private static final String ALL =
            "select code, document, status, redeemed, written_by from promotion order by code";
    private static final String ONE =
            "select code, document, status, redeemed, written_by from promotion where code = ?";

    /** What is written is a draft, whatever it was before. */
    private static final String WRITE =
            """
            insert into promotion (code, document, status, written_by) values (?, ?::json, ?, ?)
            on conflict (code) do update
               set document = excluded.document, status = excluded.status,
                   written_by = excluded.written_by
            """;

    private static final String PUBLISH =
            "update promotion set status = 'PUBLISHED' where code = ? and status = 'DRAFT'";

    /** Two orders of the last one wait for each other here; the second finds the limit reached. */
    private static final String REDEEM =
            """
            update promotion set redeemed = redeemed + 1
             where code = ? and status = 'PUBLISHED'
               and redeemed < coalesce((document->>'limit')::bigint, redeemed + 1)
            """;

    private static final String GIVE =
            """
            insert into product_promotion (product_id, code, document, from_on, until_on)
            values (?, ?, ?::json, ?, ?)
            """;

    /**
     * A promotion as it stands.
     *
     * @param status {@code DRAFT}, {@code PUBLISHED} or {@code RETIRED}
     * @param redeemed orders that have it
     * @param writtenBy subject of the realm; null if it came before that was kept
     */
    record Kept(Promotion promotion, String status, long redeemed, @Nullable String writtenBy) {

        boolean retired() {
            return status.equals("RETIRED");
        }
    }

    private final Connection connection;

    public PromotionTables(Connection connection) {
        this.connection = connection;
    }

    /** All by code, retired ones too. */
    Map<String, Kept> all() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            Map<String, Kept> all = new LinkedHashMap<>();
            while (row.next()) {
                all.put(row.getString("code"), kept(row));
            }
            return all;
        }
    }

    /** One, which nobody changes until the transaction ends. */
    Optional<Kept> locked(String code) throws SQLException {
        return find(ONE + " for update", code);
    }

    private Optional<Kept> find(String sql, String code) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, code);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        }
    }

    /** What may be ordered with a code. */
    public Optional<Promotion> published(String code) throws SQLException {
        return find(ONE, code).filter(one -> one.status().equals("PUBLISHED")).map(Kept::promotion);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                read(row.getString("document")),
                row.getString("status"),
                row.getLong("redeemed"),
                row.getString("written_by"));
    }

    /** A promotion as it was stored. */
    public static Promotion read(String document) {
        return CatalogTables.read(document, Promotion.class);
    }

    /**
     * @param retired whether it is no longer given, or else a draft
     * @param writtenBy subject of the realm
     */
    void write(Promotion promotion, boolean retired, String writtenBy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, promotion.code());
            statement.setString(2, JsonWriter.write(promotion).toString());
            statement.setString(3, retired ? "RETIRED" : "DRAFT");
            statement.setString(4, writtenBy);
            statement.executeUpdate();
        }
    }

    /** Whether it was a draft. */
    boolean publish(String code) throws SQLException {
        return changed(PUBLISH, code);
    }

    /** Counts one more order; false if there must not be one. */
    public boolean redeem(String code) throws SQLException {
        return changed(REDEEM, code);
    }

    private boolean changed(String sql, String code) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, code);
            return statement.executeUpdate() == 1;
        }
    }

    /** Keeps what a product was promised, as it was promised. */
    public void give(UUID productId, PromotionGiven given) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GIVE)) {
            statement.setObject(1, productId);
            statement.setString(2, given.promotion().code());
            statement.setString(3, JsonWriter.write(given.promotion()).toString());
            statement.setObject(4, given.from());
            statement.setObject(5, given.until());
            statement.executeUpdate();
        }
    }
}
