package bellbird.bill;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work on the current tenant's connection. Public for the container's sake only. */
public interface BillTransactions {

    /** In a transaction of its own, committed when this returns. */
    <R> R own(Work<R> work);

    /** What is done on the connection. */
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }
}
