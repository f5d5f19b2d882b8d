package bellbird.tenancy;

import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The server's data sources; nobody outside this package looks one up. */
final class Databases {

    private Databases() {}

    /** The login role in the caller's transaction: takes on a tenant's role. */
    static DataSource app() throws SQLException {
        return lookup("AppDS");
    }

    /** The bare login role outside any transaction: reads registry and bell, no tenant. */
    static DataSource control() throws SQLException {
        return lookup("ControlDS");
    }

    /** The owner of all schemas, outside any transaction: makes tenants and migrates them. */
    static DataSource owner() throws SQLException {
        return lookup("OwnerDS");
    }

    @SuppressWarnings("BanJNDI") // constant names of this server only
    private static DataSource lookup(String name) throws SQLException {
        try {
            return InitialContext.doLookup("java:jboss/datasources/" + name);
        } catch (NamingException e) {
            throw new SQLException(e);
        }
    }
}
