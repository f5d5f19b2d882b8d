package bellbird.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the installation has to do now.
 *
 * @param bells work that is due and not looked at yet
 * @param oldest how long the oldest waits; zero if none
 * @param tenants number of tenants by state
 */
public record WorkDue(int bells, Duration oldest, Map<String, Integer> tenants) {

    public static WorkDue read(Connection connection, Instant now) throws SQLException {
        Map<String, Integer> tenants = new TreeMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select state, count(*) from control.tenant group by state");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tenants.put(row.getString(1), row.getInt(2));
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select count(*), min(due_at) from control.due where due_at <= ?")) {
            select.setTimestamp(1, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Timestamp oldest = row.getTimestamp(2);
                return new WorkDue(
                        row.getInt(1),
                        oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now),
                        tenants);
            }
        }
    }
}
