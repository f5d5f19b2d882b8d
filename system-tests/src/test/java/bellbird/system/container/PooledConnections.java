package bellbird.system.container;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Borrows every connection of the product's pool at once and asks each who it is. */
final class PooledConnections {

    private static final String WHO =
            "select current_user || '|' || current_setting('role') || '|'"
                    + " || current_setting('search_path') || '|' || current_setting('statement_timeout')"
                    + " || '|' || (select count(*) from pg_class where relpersistence = 't'"
                    + " and pg_table_is_visible(oid))";

    private PooledConnections() {}

    /** The different answers; a clean pool has one. */
    static Set<String> answers(DataSource pool, int all) throws SQLException {
        List<Connection> borrowed = new ArrayList<>();
        Set<String> answers = new TreeSet<>();
        try {
            for (int i = 0; i < all; i++) {
                Connection connection = pool.getConnection();
                borrowed.add(connection);
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery(WHO)) {
                    result.next();
                    answers.add(result.getString(1));
                }
            }
        } finally {
            for (Connection connection : borrowed) {
                connection.close();
            }
        }
        return answers;
    }
}
