package bellbird.offering;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads offerings as pages show them. */
final class OfferingReader {

    private static final String LIST =
            """
            select o.id, o.code, o.name, o.description, o.rules, o.status, v.id as version_id, v.valid_from,
                   v.recurring_price, v.recurring::text as recurring, v.currency, v.tax_included,
                   (select count(*) from offering_version n where n.offering_id = o.id) as versions,
                   (select count(distinct t.product_id)
                      from product_terms t
                      join offering_version tv on tv.id = t.offering_version_id
                      join product p on p.id = t.product_id and p.status <> 'ENDED'
                     where tv.offering_id = o.id and t.valid_to is null) as products
              from product_offering o
              join lateral (select * from offering_version v
                             where v.offering_id = o.id
                             order by v.status = 'PUBLISHED' and v.valid_from <= ? desc,
                                      v.valid_from desc, v.number desc
                             limit 1) v on true
             order by o.name, o.code
            """;
    private static final String INCLUDED =
            """
            select version_id, service, quantity, priority from allowance where service <> 'MONEY'
             order by version_id, array_position(array['VOICE', 'SMS', 'DATA'], service), priority
            """;
    private static final String VERSIONS =
            """
            select id, number, status, valid_from, currency, recurring_price, tax_included,
                   published_at
              from offering_version where offering_id = ? order by number desc
            """;

    private final Connection connection;

    OfferingReader(Connection connection) {
        this.connection = connection;
    }

    List<OfferingRow> list(LocalDate today) throws SQLException {
        Map<UUID, List<AllowanceDraft>> included = included();
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, today);
            List<OfferingRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new OfferingRow(
                                    row.getObject("id", UUID.class),
                                    row.getString("code"),
                                    row.getString("name"),
                                    row.getString("description"),
                                    CatalogTables.rules(row.getString("rules")).kind(),
                                    row.getString("status"),
                                    row.getInt("versions"),
                                    row.getLong("products"),
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getBigDecimal("recurring_price"),
                                    every(row.getString("recurring")),
                                    Currency.getInstance(row.getString("currency")),
                                    row.getBoolean("tax_included"),
                                    included.getOrDefault(
                                            row.getObject("version_id", UUID.class), List.of())));
                }
            }
            return rows;
        }
    }

    private static RecurringPrice.Interval every(@Nullable String recurring) {
        return RecurringPrices.read(recurring, BigDecimal.ZERO).stream()
                .map(RecurringPrice::every)
                .findFirst()
                .orElse(RecurringPrice.Interval.MONTH);
    }

    List<OfferingDetail.Version> versions(UUID offeringId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setObject(1, offeringId);
            List<OfferingDetail.Version> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
                    rows.add(
                            new OfferingDetail.Version(
                                    row.getObject("id", UUID.class),
                                    row.getInt("number"),
                                    row.getString("status"),
                                    row.getObject("valid_from", LocalDate.class),
                                    Currency.getInstance(row.getString("currency")),
                                    row.getBigDecimal("recurring_price"),
                                    row.getBoolean("tax_included"),
                                    published == null ? null : published.toInstant()));
                }
            }
            return rows;
        }
    }

    /** What each version includes of usage; money is not shown by service. */
    private Map<UUID, List<AllowanceDraft>> included() throws SQLException {
        Map<UUID, List<AllowanceDraft>> included = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(INCLUDED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                included.computeIfAbsent(
                                row.getObject("version_id", UUID.class),
                                version -> new ArrayList<>(3))
                        .add(
                                new AllowanceDraft(
                                        UsageType.valueOf(row.getString("service")),
                                        row.getLong("quantity"),
                                        row.getInt("priority")));
            }
        }
        return included;
    }
}
