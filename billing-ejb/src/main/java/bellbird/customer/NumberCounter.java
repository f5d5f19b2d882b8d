package bellbird.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Hands out numbers for people, without gaps: a rolled back transaction gives its number back. */
public final class NumberCounter {

    private static final String NEXT =
            """
            insert into number_counter (kind, last_number) values (?, 1)
            on conflict (kind) do update set last_number = number_counter.last_number + 1
            returning last_number\
            """;

    private NumberCounter() {}

    /**
     * Locks the counter until the transaction ends.
     *
     * @param prefix also the kind, such as {@code C}
     * @return such as {@code C-000123}
     */
    public static String next(Connection connection, String prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, prefix);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return "%s-%06d".formatted(prefix, row.getLong(1));
            }
        }
    }
}
