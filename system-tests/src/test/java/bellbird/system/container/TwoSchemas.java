package bellbird.system.container;

import bellbird.kernel.tenant.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The first two tenants of the registry, as the login role reads it. */
final class TwoSchemas {

    private TwoSchemas() {}

    /**
     * @param index 0 for the first
     */
    static TenantId tenant(DataSource registry, int index) {
        try (Connection connection = registry.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "select code from control.tenant where state = 'READY'"
                                        + " order by created_at offset "
                                        + index
                                        + " limit 1")) {
            result.next();
            return new TenantId(result.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
