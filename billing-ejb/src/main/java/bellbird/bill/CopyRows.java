package bellbird.bill;

import bellbird.kernel.time.Period;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table, written by one COPY: the cheapest way into PostgreSQL. */
final class CopyRows {

    private final String table;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param table with its columns, such as {@code posting (entry_id, number)}
     */
    CopyRows(String table) {
        this.table = table;
    }

    /** Adds a row; null is null, a {@link Period} is a date range. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            switch (values[i]) {
                case null -> text.append("\\N");
                case BigDecimal decimal -> text.append(decimal.toPlainString());
                case Period period ->
                        text.append('[')
                                .append(period.from())
                                .append(',')
                                .append(period.to())
                                .append(')');
                case String value -> escape(value);
                case Object value -> text.append(value);
            }
        }
        text.append('\n');
    }

    /**
     * @throws SQLException if the table refuses a row; none is in then
     */
    void write(Connection connection) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
