package bellbird.rating;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by COPY in PostgreSQL's binary form, the cheapest way in: nothing
 * is written as text here and read as text there. The type of each value must be its column's, for
 * the server converts nothing. Rows leave by the buffer, so a chunk is never held as one: such
 * large objects kept the collector at work all the time.
 */
final class CopyRows {

    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER = 1 << 16;

    /** More than any value takes but texts and long decimals, with its length. */
    private static final int VALUE = 32;

    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
    private static final int DIGITS_OF_A_GROUP = 4;
    private static final short NEGATIVE = 0x4000;

    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER + BUFFER / 4);

    private CopyRows() {}

    /**
     * Writes all rows or none.
     *
     * @param columns of the table, in the order in which {@code row} fills them
     * @throws SQLException also where one of the rows is there already
     */
    static <T> void write(
            Connection connection,
            String table,
            String columns,
            Collection<T> rows,
            BiConsumer<T, CopyRows> row)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyRows copy = new CopyRows();
        short width = (short) columns.split(",", -1).length;
        CopyIn in =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy %s (%s) from stdin (format binary)"
                                        .formatted(table, columns));
        try {
            copy.buffer.put(SIGNATURE).putInt(0).putInt(0);
            for (T one : rows) {
                copy.room(VALUE).putShort(width);
                row.accept(one, copy);
                if (copy.buffer.position() >= BUFFER) {
                    copy.flush(in);
                }
            }
            copy.room(VALUE).putShort((short) -1);
            copy.flush(in);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void flush(CopyIn in) throws SQLException {
        in.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    CopyRows add(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        room(Integer.BYTES + value.length());
        int begin = buffer.position();
        buffer.putInt(value.length());
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            if (sign >= 0x80) {
                byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
                buffer.position(begin);
                room(Integer.BYTES + encoded.length).putInt(encoded.length).put(encoded);
                break;
            }
            buffer.put((byte) sign);
        }
        return this;
    }

    CopyRows add(@Nullable Enum<?> value) {
        return add(value == null ? null : value.name());
    }

    CopyRows add(int value) {
        room(VALUE).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    CopyRows add(long value) {
        room(VALUE).putInt(Long.BYTES).putLong(value);
        return this;
    }

    CopyRows add(@Nullable Long value) {
        return value == null ? nothing() : add((long) value);
    }

    CopyRows add(@Nullable Boolean value) {
        if (value == null) {
            return nothing();
        }
        room(VALUE).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    CopyRows add(@Nullable UUID value) {
        if (value == null) {
            return nothing();
        }
        room(VALUE)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        return this;
    }

    /** To the microsecond. */
    CopyRows add(@Nullable Instant value) {
        return value == null
                ? nothing()
                : add(
                        (value.getEpochSecond() - EPOCH_SECOND) * 1_000_000
                                + value.getNano() / 1_000);
    }

    CopyRows add(LocalDate value) {
        return add((int) (value.toEpochDay() - EPOCH_DAY));
    }

    /** In groups of four digits, the first of which counts 10,000 to the power of its weight. */
    CopyRows add(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        String digits = plain.unscaledValue().abs().toString();
        int first = digits.length() - 1 - plain.scale();
        int weight = Math.floorDiv(first, DIGITS_OF_A_GROUP);
        int last = Math.floorDiv(-plain.scale(), DIGITS_OF_A_GROUP);
        int groups = plain.signum() == 0 ? 0 : weight - last + 1;
        room(VALUE + Short.BYTES * groups)
                .putInt(Short.BYTES * (4 + groups))
                .putShort((short) groups)
                .putShort((short) weight)
                .putShort(plain.signum() < 0 ? NEGATIVE : 0)
                .putShort((short) plain.scale());
        for (int group = 0; group < groups; group++) {
            int highest = DIGITS_OF_A_GROUP * (weight - group + 1) - 1;
            int sum = 0;
            for (int at = first - highest; at < first - highest + DIGITS_OF_A_GROUP; at++) {
                sum = 10 * sum + (at >= 0 && at < digits.length() ? digits.charAt(at) - '0' : 0);
            }
            buffer.putShort((short) sum);
        }
        return this;
    }

    private CopyRows nothing() {
        room(VALUE).putInt(-1);
        return this;
    }

    /** The buffer, with room for more bytes. */
    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            buffer =
                    ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + more))
                            .put(buffer.flip());
        }
        return buffer;
    }
}
