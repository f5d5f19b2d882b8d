package bellbird.kernel.figure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Port: figures of the current tenant that an operator would be woken for. Asked after each pass of
 * the tenant's work, so it must be cheap; no figure says anything about a person.
 */
public interface TenantFigures {

    /**
     * @param connection the tenant's
     * @return by name in Prometheus' manner, such as {@code mail_unsent}; times are seconds since
     *     1970, 0 for none
     */
    Map<String, Double> read(Connection connection) throws SQLException;
}
