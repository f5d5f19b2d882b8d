package bellbird.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * SQL on the control schema, each call one transaction of its own, apart from the caller's. Holds
 * no tenant data.
 */
@ApplicationScoped
public class ControlSql {

    /** As the bare login role: may read the registry and the bell. */
    public <T> T asLogin(SqlWork<T> work) {
        try {
            return inTransaction(Databases.control(), work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner of all schemas: may make tenants. */
    public <T> T asOwner(SqlWork<T> work) {
        try {
            return inTransaction(Databases.owner(), work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the owner of all schemas, without a result. */
    public void runAsOwner(SqlAction work) {
        asOwner(
                connection -> {
                    work.on(connection);
                    return true;
                });
    }

    private static <T> T inTransaction(DataSource source, SqlWork<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
