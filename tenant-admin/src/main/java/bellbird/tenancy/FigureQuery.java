package bellbird.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row of figures, named by its columns. */
public final class FigureQuery {

    private FigureQuery() {}

    public static Map<String, Double> read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            ResultSetMetaData columns = row.getMetaData();
            Map<String, Double> figures = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                figures.put(columns.getColumnLabel(i), row.getDouble(i));
            }
            return figures;
        }
    }
}
