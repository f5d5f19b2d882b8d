package bellbird.rating;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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

/**
 * Rows on their way into a table by COPY, the cheapest way in: a fifth less work for the server
 * than arrays and a seventh for us. In COPY's text form, which costs the server no more than its
 * binary one.
 */
final class CopyRows {

    private static final String NULL = "\\N";

    private final StringBuilder text = new StringBuilder();
    private boolean begun;

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
        for (T one : rows) {
            row.accept(one, copy);
            copy.text.append('\n');
            copy.begun = false;
        }
        byte[] bytes = copy.text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (" + columns + ") from stdin",
                            new ByteArrayInputStream(bytes),
                            1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CopyRows add(@Nullable String value) {
        next();
        if (value == null) {
            text.append(NULL);
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            switch (sign) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(sign);
            }
        }
        return this;
    }

    CopyRows add(long value) {
        next();
        text.append(value);
        return this;
    }

    CopyRows add(@Nullable Long value) {
        return plain(value);
    }

    CopyRows add(boolean value) {
        next();
        text.append(value ? 't' : 'f');
        return this;
    }

    CopyRows add(@Nullable UUID value) {
        return plain(value);
    }

    CopyRows add(@Nullable Instant value) {
        return plain(value);
    }

    CopyRows add(LocalDate value) {
        return plain(value);
    }

    CopyRows add(BigDecimal value) {
        next();
        text.append(value.toPlainString());
        return this;
    }

    CopyRows add(@Nullable Enum<?> value) {
        return plain(value == null ? null : value.name());
    }

    /** What is written without signs that COPY reads otherwise. */
    private CopyRows plain(@Nullable Object value) {
        next();
        text.append(value == null ? NULL : value.toString());
        return this;
    }

    private void next() {
        if (begun) {
            text.append('\t');
        }
        begun = true;
    }
}
