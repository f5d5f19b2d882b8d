package bellbird.rating;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of many rows as SQL arrays: one statement for a chunk. */
final class Columns {

    private final Connection connection;

    Columns(Connection connection) {
        this.connection = connection;
    }

    Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    Array uuids(Collection<UUID> values) throws SQLException {
        return connection.createArrayOf("uuid", values.toArray());
    }

    <T> Array texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return array("text", rows, column);
    }

    <T> Array uuids(List<T> rows, Function<T, @Nullable UUID> column) throws SQLException {
        return array("uuid", rows, column);
    }

    <T> Array longs(List<T> rows, Function<T, @Nullable Long> column) throws SQLException {
        return array("bigint", rows, column);
    }

    <T> Array dates(List<T> rows, Function<T, LocalDate> column) throws SQLException {
        return array("date", rows, row -> column.apply(row).toString());
    }

    <T> Array instants(List<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        return array(
                "timestamptz",
                rows,
                row -> {
                    Instant instant = column.apply(row);
                    return instant == null ? null : instant.toString();
                });
    }

    <T> Array decimals(List<T> rows, Function<T, BigDecimal> column) throws SQLException {
        return array("numeric", rows, column);
    }

    <T> Array flags(List<T> rows, Function<T, Boolean> column) throws SQLException {
        return array("boolean", rows, column);
    }

    private <T> Array array(
            String type, List<T> rows, Function<T, ? extends @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }
}
