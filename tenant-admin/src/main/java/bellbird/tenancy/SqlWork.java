package bellbird.tenancy;

import java.sql.Connection;
import java.sql.SQLException;

/** What is read or done on a connection, with a result. */
@FunctionalInterface
public interface SqlWork<T> {

    T on(Connection connection) throws SQLException;
}
