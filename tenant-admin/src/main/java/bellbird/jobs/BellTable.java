package bellbird.jobs;

import bellbird.kernel.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** SQL of the bell, as the bare login role. */
final class BellTable {

    private BellTable() {}

    /** Ready tenants for which the bell has rung; a half-made one waits. */
    static List<TenantId> tenants(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select distinct d.tenant
                          from control.due d join control.tenant t on t.code = d.tenant
                         where d.due_at <= ? and t.state = 'READY'""")) {
            select.setTimestamp(1, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                List<TenantId> tenants = new ArrayList<>();
                while (row.next()) {
                    tenants.add(new TenantId(row.getString(1)));
                }
                return tenants;
            }
        }
    }

    /** Whether the tenant is ready to have its work done. */
    static boolean ready(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select 1 from control.tenant where code = ? and state = 'READY'")) {
            select.setString(1, tenant.code());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Rings of a tenant until now; to be heard after its work was looked at, not before. */
    static List<Long> due(Connection connection, TenantId tenant, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select id from control.due where tenant = ? and due_at <= ?")) {
            select.setString(1, tenant.code());
            select.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                List<Long> rings = new ArrayList<>();
                while (row.next()) {
                    rings.add(row.getLong(1));
                }
                return rings;
            }
        }
    }

    static int heard(Connection connection, List<Long> rings) throws SQLException {
        if (rings.isEmpty()) {
            return 0;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from control.due where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", rings.toArray()));
            return delete.executeUpdate();
        }
    }
}
