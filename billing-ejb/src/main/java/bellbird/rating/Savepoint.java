package bellbird.rating;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A point that a transaction can go back to. The container's connections let nobody but the
 * container end a transaction, and a part of one only by statements.
 */
final class Savepoint {

    private final Connection connection;

    private Savepoint(Connection connection) {
        this.connection = connection;
    }

    static Savepoint set(Connection connection) throws SQLException {
        Savepoint here = new Savepoint(connection);
        here.execute("savepoint here");
        return here;
    }

    void release() throws SQLException {
        execute("release savepoint here");
    }

    /** Undoes all since. */
    void goBack() throws SQLException {
        execute("rollback to savepoint here");
        release();
    }

    private void execute(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
