package bellbird.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain SQL as the superuser, each call a transaction. */
record Sql(Source source) {

    /** Where connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    /** Rows as texts, one array each; null is empty. */
    List<String[]> rows(String sql, @Nullable Object... parameters) {
        try (Connection connection = source.open();
                PreparedStatement statement = bound(connection, sql, parameters);
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
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
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
        try (Connection connection = source.open();
                PreparedStatement statement = bound(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
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
