package bellbird.product;

import static bellbird.product.ProductRecords.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Until when products are there, what a line has besides never longer than the line. */
final class ProductEnds {

    private final Connection connection;

    ProductEnds(Connection connection) {
        this.connection = connection;
    }

    /**
     * What the line has besides ends with it, or before if that was agreed on; what would begin
     * later has no day at all.
     */
    void end(UUID product, LocalDate on) throws SQLException {
        update(
                connection,
                """
                update product p
                   set version = p.version + 1,
                       end_on = case when p.id = ? then ?::date
                                     else least((select e.effective_on from product_event e
                                                  where e.product_id = p.id and e.kind = 'ENDED'
                                                  order by e.recorded_at desc, e.id desc limit 1),
                                                greatest(p.start_on, ?::date)) end
                 where p.id = ? or p.line_product_id = ?""",
                product,
                on,
                on,
                product,
                product);
    }

    void endAddOn(UUID product, LocalDate on) throws SQLException {
        update(
                connection,
                "update product set end_on = ?, version = version + 1 where id = ?",
                on,
                product);
    }

    /** Whether a product has an end, and that is before a day. */
    boolean endsBefore(UUID product, LocalDate day) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from product where id = ? and end_on < ?")) {
            statement.setObject(1, product);
            statement.setObject(2, day);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Makes the state of a product, its line and its add-ons that of a day. What has a line is over
     * when that is.
     */
    void refresh(UUID product, LocalDate today, Instant now) throws SQLException {
        update(
                connection,
                """
                update product p
                   set version = p.version + 1,
                       status = case when exists (select 1 from product l
                                                   where l.id in (p.id, p.line_product_id)
                                                     and l.end_on <= ?) then 'ENDED'
                                     when exists (select 1 from product_suspension s
                                                   where s.product_id = coalesce(p.line_product_id, p.id)
                                                     and daterange(s.valid_from, s.valid_to) @> ?)
                                     then 'SUSPENDED' else 'ACTIVE' end
                 where p.id = ? or p.line_product_id = ?""",
                today,
                today,
                product,
                product);
        update(
                connection,
                """
                update service s
                   set version = s.version + 1, status = p.status,
                       ended_at = case when p.status = 'ENDED' then coalesce(s.ended_at, ?) end
                  from product p
                 where p.id = s.product_id and p.id = ? and s.status <> p.status""",
                Timestamp.from(now),
                product);
    }
}
