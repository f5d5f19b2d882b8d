package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/**
 * The only way to a tenant's schema. Each transaction takes on the tenant's role and search path by
 * {@code SET LOCAL}, and PostgreSQL undoes both at its end, so a connection returned to the pool
 * carries nothing (reliability, decision 4).
 */
public class TenantConnections implements MultiTenantConnectionProvider<String> {

    private static final long serialVersionUID = 1;

    /** For Hibernate's own start; the bare login role can read no table. */
    @Override
    public Connection getAnyConnection() throws SQLException {
        return Databases.app().getConnection();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(String code) throws SQLException {
        TenantId tenant = new TenantId(code);
        if (transactionStatus() != Status.STATUS_ACTIVE) {
            throw new SQLException(
                    "a tenant's connection needs an active transaction, status is "
                            + transactionStatus(),
                    "25P01");
        }
        Connection connection = Databases.app().getConnection();
        try {
            if (connection.getAutoCommit()) {
                throw new SQLException("auto-commit would lose SET LOCAL", "25P01");
            }
            enter(connection, tenant);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Puts an open transaction into the tenant's role and schema, until it ends. */
    static void enter(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select set_config('role', ?, true), set_config('search_path', ?, true)")) {
            statement.setString(1, tenant.schema());
            statement.setString(2, tenant.schema() + ", extensions");
            statement.execute();
        }
    }

    @Override
    public void releaseConnection(String tenant, Connection connection) throws SQLException {
        connection.close();
    }

    /** One acquisition per transaction, released after its completion. */
    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("not unwrappable as " + type);
    }

    @SuppressWarnings("BanJNDI") // a constant name of this server
    private static int transactionStatus() throws SQLException {
        try {
            return InitialContext.<TransactionSynchronizationRegistry>doLookup(
                            "java:comp/TransactionSynchronizationRegistry")
                    .getTransactionStatus();
        } catch (NamingException e) {
            throw new SQLException(e);
        }
    }
}
