package bellbird.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;

/**
 * Figures a tenant reports of itself, in its transaction: what monitoring and the platform's staff
 * see of it without entering its schema.
 */
@ApplicationScoped
public class Gauges {

    @Inject private TenantSql sql;
    @Inject private Clock clock;

    /**
     * @param figures by name, such as {@code invariant.I7}; others stay as they were
     */
    public void report(Map<String, Double> figures) {
        sql.run(
                c -> {
                    try (PreparedStatement report =
                            c.prepareStatement("select control.report(?, ?, ?)")) {
                        report.setArray(1, c.createArrayOf("text", figures.keySet().toArray()));
                        report.setArray(2, c.createArrayOf("float8", figures.values().toArray()));
                        report.setTimestamp(3, Timestamp.from(clock.instant()));
                        report.execute();
                    }
                });
    }
}
