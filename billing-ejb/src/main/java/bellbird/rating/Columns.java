package bellbird.rating;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
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
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Columns of many rows as SQL arrays: one statement for a chunk. In PostgreSQL's binary form where
 * the driver has one, and for ids, of which there are most.
 */
final class Columns {

    /** Of an array with one dimension: dimensions, whether there are nulls, type, size, begin. */
    private static final int HEADER = 5 * Integer.BYTES;

    private static final int UUID_BYTES = 2 * Long.BYTES;

    private final Connection connection;

    Columns(Connection connection) {
        this.connection = connection;
    }

    Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }

    Array uuids(Collection<UUID> values) throws SQLException {
        ByteBuffer array =
                ByteBuffer.allocate(HEADER + values.size() * (Integer.BYTES + UUID_BYTES));
        array.putInt(1).putInt(0).putInt(Oid.UUID).putInt(values.size()).putInt(1);
        for (UUID value : values) {
            array.putInt(UUID_BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
        return new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, array.array());
    }

    <T> Array texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return array("text", rows, column, new String[rows.size()]);
    }

    <T> Array uuids(List<T> rows, Function<T, UUID> column) throws SQLException {
        return uuids(rows.stream().map(column).toList());
    }

    <T> Array longs(List<T> rows, Function<T, @Nullable Long> column) throws SQLException {
        return array("bigint", rows, column, new Long[rows.size()]);
    }

    <T> Array dates(List<T> rows, Function<T, LocalDate> column) throws SQLException {
        return array("date", rows, row -> column.apply(row).toString(), new String[rows.size()]);
    }

    <T> Array instants(List<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        return array(
                "timestamptz",
                rows,
                row -> {
                    Instant instant = column.apply(row);
                    return instant == null ? null : instant.toString();
                },
                new String[rows.size()]);
    }

    <T> Array decimals(List<T> rows, Function<T, BigDecimal> column) throws SQLException {
        return array("numeric", rows, column, new BigDecimal[rows.size()]);
    }

    <T> Array flags(List<T> rows, Function<T, Boolean> column) throws SQLException {
        return array("boolean", rows, column, new Boolean[rows.size()]);
    }

    /**
     * @param values to be filled; of their own type, by which the driver knows how to send them
     *     without writing them as text
     */
    private <T, V> Array array(
            String type,
            List<T> rows,
            Function<T, ? extends @Nullable V> column,
            @Nullable V[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }
}
