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

    private static final String COLUMNS =
            "select id, code, document, status, redeemed, submitted_by, submitted_by_name from promotion ";

    /** What is written is a draft, whatever it was before. */
    private static final String WRITE =
            """
            insert into promotion (code, document, status) values (?, ?::json, ?)
            on conflict (code) do update
               set document = excluded.document, status = excluded.status,
                   submitted_by = null, submitted_by_name = null
            """;

    private static final String STATUS =
            "update promotion set status = ?, submitted_by = ?, submitted_by_name = ? where code = ?";

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
     * @param redeemed orders that have it
     * @param submitter who handed it in; null if nobody has
     */
    record Kept(
            UUID id,
            Promotion promotion,
            Status status,
            long redeemed,
            @Nullable Person submitter) {

        boolean retired() {
            return status == Status.RETIRED;
        }

        PromotionRow row() {
            return new PromotionRow(id, promotion, status.name(), redeemed);
        }
    }

    /** What was decided about a promotion. */
    enum Status {
        DRAFT,
        IN_REVIEW,
        PUBLISHED,
        RETIRED
    }

    /**
     * @param subject of the realm
     */
    record Person(String subject, String name) {}

    private final Connection connection;

    public PromotionTables(Connection connection) {
        this.connection = connection;
    }

    /** All by code, retired ones too. */
    Map<String, Kept> all() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "order by code");
                ResultSet row = statement.executeQuery()) {
            Map<String, Kept> all = new LinkedHashMap<>();
            while (row.next()) {
                all.put(row.getString("code"), kept(row));
            }
            return all;
        }
    }

    Optional<Kept> find(UUID id) throws SQLException {
        return find("where id = ?", id);
    }

    Optional<Kept> find(String code) throws SQLException {
        return find("where code = ?", code);
    }

    /** One, which nobody changes until the transaction ends. */
    Optional<Kept> locked(UUID id) throws SQLException {
        return find("where id = ? for update", id);
    }

    private Optional<Kept> find(String condition, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + condition)) {
            statement.setObject(1, value);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        }
    }

    /** What may be ordered with a code. */
    public Optional<Promotion> published(String code) throws SQLException {
        return find(code).filter(one -> one.status() == Status.PUBLISHED).map(Kept::promotion);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String submitter = row.getString("submitted_by");
        return new Kept(
                row.getObject("id", UUID.class),
                read(row.getString("document")),
                Status.valueOf(row.getString("status")),
                row.getLong("redeemed"),
                submitter == null
                        ? null
                        : new Person(submitter, row.getString("submitted_by_name")));
    }

    /** A promotion as it was stored. */
    public static Promotion read(String document) {
        return CatalogTables.read(document, Promotion.class);
    }

    /**
     * @param retired whether it is no longer given, or else a draft
     */
    void write(Promotion promotion, boolean retired) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, promotion.code());
            statement.setString(2, JsonWriter.write(promotion).toString());
            statement.setString(3, retired ? "RETIRED" : "DRAFT");
            statement.executeUpdate();
        }
    }

    /**
     * @param submitter who hands it in; null for all other decisions
     */
    void decide(String code, Status status, @Nullable Person submitter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATUS)) {
            statement.setString(1, status.name());
            statement.setString(2, submitter == null ? null : submitter.subject());
            statement.setString(3, submitter == null ? null : submitter.name());
            statement.setString(4, code);
            statement.executeUpdate();
        }
    }

    /** Counts one more order; false if there must not be one. */
    public boolean redeem(String code) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REDEEM)) {
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
