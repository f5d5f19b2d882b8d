package bellbird.payment;

import bellbird.kernel.figure.TenantFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Payment events that were kept and not understood yet, and attempts whose end is not known. */
@ApplicationScoped
public class EventFigures implements TenantFigures {

    @Override
    public Map<String, Double> read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select count(*), coalesce(extract(epoch from min(received_at)), 0),
                                       (select count(*) from payment_attempt where state = 'UNKNOWN')
                                  from payment_event where processed_at is null""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Map.of(
                    "payment_events_unprocessed",
                    (double) row.getLong(1),
                    "payment_events_oldest_timestamp_seconds",
                    row.getBigDecimal(2).doubleValue(),
                    "payment_attempts_unknown",
                    (double) row.getLong(3));
        }
    }
}
