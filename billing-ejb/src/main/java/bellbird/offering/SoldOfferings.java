package bellbird.offering;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an order gets on a day: an offering's version of that day, and those of its parts. */
public final class SoldOfferings {

    private static final String ON_DAY =
            """
            select o.id, o.code, o.status, o.rules,
                   (select v.id from offering_version v
                     where v.offering_id = o.id and v.status = 'PUBLISHED' and v.valid_from <= ?
                     order by v.valid_from desc, v.number desc limit 1) as version_id
              from product_offering o where
            """;

    /**
     * An offering and what of it is sold.
     *
     * @param versionId of the day
     * @param parts of a bundle, by code; empty for all others
     */
    public record Sold(
            UUID offeringId,
            String code,
            OfferingKind kind,
            UUID versionId,
            List<BundlePart> parts) {}

    private record Found(
            UUID id, String code, OfferingRules rules, boolean retired, @Nullable UUID versionId) {}

    private final Connection connection;

    public SoldOfferings(Connection connection) {
        this.connection = connection;
    }

    /** Empty if nothing of it is sold on the day. */
    public Optional<Sold> on(UUID offeringId, LocalDate day) throws SQLException {
        for (Found one : read(" o.id = ?", offeringId, day)) {
            UUID version = one.versionId();
            if (version != null) {
                return Optional.of(
                        new Sold(
                                one.id(),
                                one.code(),
                                one.rules().kind(),
                                version,
                                parts(one.rules(), day)));
            }
        }
        return Optional.empty();
    }

    /** The parts of a bundle; those that are retired or not published yet are not sold. */
    List<BundlePart> parts(OfferingRules rules, LocalDate day) throws SQLException {
        List<BundlePart> parts = new ArrayList<>();
        for (String code : new TreeSet<>(rules.parts())) {
            for (Found one : read(" o.code = ?", code, day)) {
                parts.add(
                        new BundlePart(
                                one.id(),
                                code,
                                one.rules().kind(),
                                one.retired() ? null : one.versionId()));
            }
        }
        return parts;
    }

    private List<Found> read(String condition, Object value, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ON_DAY + condition)) {
            statement.setObject(1, day);
            statement.setObject(2, value);
            List<Found> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new Found(
                                    row.getObject("id", UUID.class),
                                    row.getString("code"),
                                    CatalogTables.rules(row.getString("rules")),
                                    row.getString("status").equals("RETIRED"),
                                    row.getObject("version_id", UUID.class)));
                }
            }
            return found;
        }
    }
}
