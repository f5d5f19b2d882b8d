package bellbird.product;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what lines have beside their plans. */
final class AddOnReader {

    private static final String ADD_ONS =
            """
            select p.id, p.line_product_id, o.code, o.name, p.start_on, p.end_on, g.code as promotion,
                   r.external_id, p.bundle_id is not null as in_bundle
              from product p
              join product_terms t on t.product_id = p.id and t.valid_to is null
              join offering_version v on v.id = t.offering_version_id
              join product_offering o on o.id = v.offering_id and o.rules->>'kind' = 'add-on'
              left join product_promotion g on g.product_id = p.id
              left join product_order r on r.id = p.order_id
             where %s and p.line_product_id is not null
             order by p.start_on, p.id
            """;

    private final Connection connection;

    AddOnReader(Connection connection) {
        this.connection = connection;
    }

    /** Those of a line, in the order of their first days. */
    List<LineAddOn> ofLine(UUID lineProduct) throws SQLException {
        return read("p.line_product_id = ?", lineProduct);
    }

    /** One, or none. */
    List<LineAddOn> one(UUID product) throws SQLException {
        return read("p.id = ?", product);
    }

    private List<LineAddOn> read(String condition, UUID id) throws SQLException {
        ProductRecords records = new ProductRecords(connection);
        try (PreparedStatement statement =
                connection.prepareStatement(ADD_ONS.formatted(condition))) {
            statement.setObject(1, id);
            List<LineAddOn> addOns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID product = row.getObject("id", UUID.class);
                    addOns.add(
                            new LineAddOn(
                                    product,
                                    row.getObject("line_product_id", UUID.class),
                                    row.getString("code"),
                                    row.getString("name"),
                                    row.getObject("start_on", LocalDate.class),
                                    row.getObject("end_on", LocalDate.class),
                                    row.getString("promotion"),
                                    row.getString("external_id"),
                                    row.getBoolean("in_bundle"),
                                    records.events(product)));
                }
            }
            return addOns;
        }
    }
}
