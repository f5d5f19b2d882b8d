package bellbird.usage;

import bellbird.kernel.figure.TenantFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Usage that waits for a person: suspended records and quarantined files. */
@ApplicationScoped
public class SuspenseFigures implements TenantFigures {

    @Override
    public Map<String, Double> read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select coalesce(sum(suspended), 0)::bigint,
                                       count(*) filter (where state = 'QUARANTINED')
                                  from usage_file""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Map.of(
                    "usage_records_suspended",
                    (double) row.getLong(1),
                    "usage_files_quarantined",
                    (double) row.getLong(2));
        }
    }
}
