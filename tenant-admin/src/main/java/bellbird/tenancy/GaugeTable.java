package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** SQL of the tenants' figures, as the bare login role. */
public final class GaugeTable {

    private GaugeTable() {}

    /**
     * @param prefix of the names; empty for all
     */
    public static List<Gauge> all(Connection connection, String prefix) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select tenant, name, value, reported_at from control.gauge
                         where starts_with(name, ?) order by tenant, length(name), name""")) {
            select.setString(1, prefix);
            try (ResultSet row = select.executeQuery()) {
                List<Gauge> gauges = new ArrayList<>();
                while (row.next()) {
                    gauges.add(
                            new Gauge(
                                    new TenantId(row.getString(1)),
                                    row.getString(2),
                                    row.getDouble(3),
                                    row.getTimestamp(4).toInstant()));
                }
                return gauges;
            }
        }
    }

    /** Ready tenants that have reported no figure of this prefix since then. */
    public static List<TenantId> silent(Connection connection, String prefix, Instant since)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select code from control.tenant t
                         where state = 'READY'
                           and not exists (select 1 from control.gauge g
                                            where g.tenant = t.code and starts_with(g.name, ?)
                                              and g.reported_at > ?)""")) {
            select.setString(1, prefix);
            select.setTimestamp(2, Timestamp.from(since));
            try (ResultSet row = select.executeQuery()) {
                List<TenantId> tenants = new ArrayList<>();
                while (row.next()) {
                    tenants.add(new TenantId(row.getString(1)));
                }
                return tenants;
            }
        }
    }
}
