package bellbird.rating;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by COPY, the cheapest way in: a fifth less work for the server
 * than arrays and a seventh for us. In COPY's text form, which costs the server no more than its
 * binary one. They leave by the buffer, so a chunk is never held as one text: such large objects
 * kept the collector at work all the time.
 */
final class CopyRows {

    private static final String NULL = "\\N";
    private static final int BUFFER = 1 << 16;
    private static final int UUID_LENGTH = 36;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int SECONDS_OF_A_DAY = 86_400;

    private byte[] bytes = new byte[BUFFER + BUFFER / 4];
    private int length;
    private boolean begun;
    private long day = Long.MIN_VALUE;
    private String dayText = "";
    private LocalDate date = LocalDate.MIN;
    private String dateText = date.toString();

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
        CopyIn in =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " (" + columns + ") from stdin");
        try {
            for (T one : rows) {
                row.accept(one, copy);
                copy.put('\n');
                copy.begun = false;
                if (copy.length >= BUFFER) {
                    copy.flush(in);
                }
            }
            copy.flush(in);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void flush(CopyIn in) throws SQLException {
        in.writeToCopy(bytes, 0, length);
        length = 0;
    }

    CopyRows add(@Nullable String value) {
        if (value == null) {
            return plain(NULL);
        }
        next();
        room(2 * value.length());
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                byte[] rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
                room(2 * rest.length);
                for (byte one : rest) {
                    sign(one);
                }
                break;
            }
            sign((byte) value.charAt(i));
        }
        return this;
    }

    CopyRows add(long value) {
        return plain(Long.toString(value));
    }

    CopyRows add(@Nullable Long value) {
        return plain(value == null ? NULL : value.toString());
    }

    CopyRows add(boolean value) {
        return plain(value ? "t" : "f");
    }

    CopyRows add(@Nullable UUID value) {
        if (value == null) {
            return plain(NULL);
        }
        next();
        room(UUID_LENGTH);
        hex(value.getMostSignificantBits() >>> 32, 8);
        bytes[length++] = '-';
        hex(value.getMostSignificantBits() >>> 16, 4);
        bytes[length++] = '-';
        hex(value.getMostSignificantBits(), 4);
        bytes[length++] = '-';
        hex(value.getLeastSignificantBits() >>> 48, 4);
        bytes[length++] = '-';
        hex(value.getLeastSignificantBits(), 12);
        return this;
    }

    /** As {@link Instant#toString} has it, but rows of a day look their day up once. */
    CopyRows add(@Nullable Instant value) {
        if (value == null || value.getNano() != 0) {
            return plain(value == null ? NULL : value.toString());
        }
        long ofRow = Math.floorDiv(value.getEpochSecond(), SECONDS_OF_A_DAY);
        int second = Math.floorMod(value.getEpochSecond(), SECONDS_OF_A_DAY);
        if (ofRow != day) {
            day = ofRow;
            dayText = LocalDate.ofEpochDay(ofRow).toString();
        }
        plain(dayText);
        put('T');
        twoDigits(second / 3_600);
        put(':');
        twoDigits(second / 60 % 60);
        put(':');
        twoDigits(second % 60);
        put('Z');
        return this;
    }

    CopyRows add(LocalDate value) {
        if (!value.equals(date)) {
            date = value;
            dateText = value.toString();
        }
        return plain(dateText);
    }

    CopyRows add(BigDecimal value) {
        return plain(value.toPlainString());
    }

    CopyRows add(@Nullable Enum<?> value) {
        return plain(value == null ? NULL : value.name());
    }

    /** What is written in ASCII and without signs that COPY reads otherwise. */
    private CopyRows plain(String value) {
        next();
        room(value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
        return this;
    }

    private void hex(long bits, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (bits >>> shift) & 0xF];
        }
    }

    private void sign(byte one) {
        switch (one) {
            case '\\' -> escaped('\\');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            default -> bytes[length++] = one;
        }
    }

    private void twoDigits(int number) {
        put((char) ('0' + number / 10));
        put((char) ('0' + number % 10));
    }

    private void escaped(char sign) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) sign;
    }

    private void put(char sign) {
        room(1);
        bytes[length++] = (byte) sign;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private void next() {
        if (begun) {
            put('\t');
        }
        begun = true;
    }
}
