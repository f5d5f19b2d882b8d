package bellbird.tenancy;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done on a connection, without a result. */
@FunctionalInterface
public interface SqlAction {

    void on(Connection connection) throws SQLException;
}
