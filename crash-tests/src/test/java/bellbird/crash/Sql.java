package bellbird.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL as the superuser, each call a transaction. Asked many times a second: connections stay
 * open for the next call.
 */
final class Sql {

    private final Source source;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    Sql(Source source) {
        this.source = source;
    }

    /** Where connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    /** Rows as texts, one array each; null is empty. */
    List<String[]> rows(String sql, @Nullable Object... parameters) {
        return call(
                sql,
                connection -> {
                    try (PreparedStatement statement = bound(connection, sql, parameters);
                            ResultSet row = statement.executeQuery()) {
                        List<String[]> rows = new ArrayList<>();
                        while (row.next()) {
                            String[] values = new String[row.getMetaData().getColumnCount()];
                            for (int i = 0; i < values.length; i++) {
                                String value = row.getString(i + 1);
                                values[i] = value == null ? "" : value;
                            }
                            rows.add(values);
                        }
                        return rows;
                    }
                });
    }

    /** The first column of each row. */
    List<String> texts(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).stream().map(row -> row[0]).toList();
    }

    String text(String sql, @Nullable Object... parameters) {
        return texts(sql, parameters).getFirst();
    }

    long number(String sql, @Nullable Object... parameters) {
        return Long.parseLong(text(sql, parameters));
    }

    int update(String sql, @Nullable Object... parameters) {
        return call(
                sql,
                connection -> {
                    try (PreparedStatement statement = bound(connection, sql, parameters)) {
                        return statement.executeUpdate();
                    }
                });
    }

    /** What is done on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A connection on which something failed is not used again. */
    private <T> T call(String what, Work<T> work) {
        Connection connection = null;
        boolean done = false;
        try {
            connection = idle.poll();
            if (connection == null) {
                connection = source.open();
            }
            T result = work.on(connection);
            done = true;
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(what, e);
        } finally {
            if (connection != null && done) {
                idle.add(connection);
            } else if (connection != null) {
                close(connection);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was broken before.
        }
    }

    /** Several statements in one transaction that no trigger or foreign key checks. */
    void unchecked(List<String> statements) {
        try (Connection connection = source.open()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    private static PreparedStatement bound(
            Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
