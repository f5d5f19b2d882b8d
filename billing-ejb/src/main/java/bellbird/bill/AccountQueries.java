package bellbird.bill;

import bellbird.kernel.time.Period;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Queries about many accounts at once: their first parameter is the accounts, their first column
 * the account of a row.
 */
record AccountQueries(Connection connection, List<UUID> accounts) {

    AccountQueries {
        accounts = List.copyOf(accounts);
    }

    /** Makes a value of the row a result is at. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * @param parameters from the second one on
     */
    <T> Map<UUID, List<T>> lists(String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement query = query(sql, parameters)) {
            return lists(query, reader);
        }
    }

    /** What accounts have one of. */
    <T> Map<UUID, T> each(String sql, Reader<T> reader, Object... parameters) throws SQLException {
        Map<UUID, T> each = new HashMap<>();
        try (PreparedStatement query = query(sql, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                each.put(row.getObject(1, UUID.class), reader.read(row));
            }
        }
        return each;
    }

    /** Of a query that knows its accounts. */
    static <T> Map<UUID, List<T>> lists(PreparedStatement query, Reader<T> reader)
            throws SQLException {
        Map<UUID, List<T>> lists = new HashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                lists.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                        .add(reader.read(row));
            }
        }
        return lists;
    }

    /** From a day to another, or without end. */
    static Period days(ResultSet row, int from) throws SQLException {
        LocalDate to = row.getObject(from + 1, LocalDate.class);
        return new Period(row.getObject(from, LocalDate.class), to == null ? LocalDate.MAX : to);
    }

    Array array() throws SQLException {
        return connection.createArrayOf("uuid", accounts.toArray());
    }

    private PreparedStatement query(String sql, Object... parameters) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setArray(1, array());
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 2, parameters[i]);
        }
        return query;
    }
}
