package bellbird.system.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the operator's tables say. */
record LoadedDatabase(Connection connection, String schema) {

    /**
     * @param sql its tables without a schema
     * @return the first column of the first row, empty if there is none
     */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema + ", extensions");
            try (ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }
}
