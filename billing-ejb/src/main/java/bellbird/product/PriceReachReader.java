package bellbird.product;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.Audience;
import bellbird.product.PriceReach.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which products on an offering have the prices of a version, and why others do not. */
final class PriceReachReader {

    private static final String VERSION =
            "select number, valid_from, audience from offering_version where id = ?";
    private static final String PRODUCTS =
            """
            select p.id, c.id as customer_id, y.name, i.value as msisdn, p.end_on, n.valid_from as here_from,
                   o.valid_from as other_from, v.audience
              from offering_version v
              join product p on p.status <> 'ENDED'
              join billing_account a on a.id = p.account_id
              join customer c on c.id = a.customer_id
              join party y on y.id = c.party_id
              left join product_terms n on n.product_id = p.id and n.offering_version_id = v.id
              left join lateral (select t.valid_from from product_terms t
                                  join offering_version w on w.id = t.offering_version_id
                                 where t.product_id = p.id and w.offering_id = v.offering_id
                                   and t.valid_to is null) o on true
              left join lateral (select value from service_identifier
                                  where kind = 'MSISDN'
                                    and service_id in (select id from service where product_id = p.id)
                                  order by valid_to desc, id limit 1) i on true
             where v.id = ? and (n.id is not null or o.valid_from is not null)
             order by n.id is not null, y.name, i.value, p.id
            """;

    private final Connection connection;

    PriceReachReader(Connection connection) {
        this.connection = connection;
    }

    /** For whom a version is, and what became of the products on its offering. */
    PublicationReport report(UUID versionId, LocalDate today) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
            statement.setObject(1, versionId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
                return new PublicationReport(
                        row.getInt("number"),
                        row.getObject("valid_from", LocalDate.class),
                        Audience.valueOf(row.getString("audience")),
                        products(versionId, today));
            }
        }
    }

    private List<PriceReach> products(UUID versionId, LocalDate today) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRODUCTS)) {
            statement.setObject(1, versionId);
            List<PriceReach> reached = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LocalDate from = row.getObject("here_from", LocalDate.class);
                    reached.add(
                            new PriceReach(
                                    row.getObject("id", UUID.class),
                                    row.getObject("customer_id", UUID.class),
                                    row.getString("name"),
                                    row.getString("msisdn"),
                                    from == null ? why(row, today) : Outcome.REACHED,
                                    from));
                }
            }
            return reached;
        }
    }

    private static Outcome why(ResultSet row, LocalDate today) throws SQLException {
        if (row.getString("audience").equals("NEW_ORDERS")) {
            return Outcome.NEW_ORDERS_ONLY;
        }
        @Nullable LocalDate other = row.getObject("other_from", LocalDate.class);
        if (other != null && other.isAfter(today)) {
            return Outcome.LATER_TERMS;
        }
        return row.getObject("end_on", LocalDate.class) != null
                ? Outcome.ENDS_BEFORE
                : Outcome.OTHER_VERSION;
    }
}
