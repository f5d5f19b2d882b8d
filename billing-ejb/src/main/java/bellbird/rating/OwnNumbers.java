package bellbird.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Numbers that were our customers' at a time: calls to them stay on our net (rule R5). */
final class OwnNumbers implements BiPredicate<String, Instant> {

    private static final String OWN =
            """
            select value, valid_from, valid_to from service_identifier
             where kind = 'MSISDN' and value = any(?)
            """;

    private record Held(Instant from, @Nullable Instant to) {}

    private final Map<String, List<Held>> held = new HashMap<>();

    /**
     * Looks them up all at once.
     *
     * @param numbers E.164 without +
     */
    OwnNumbers(Connection connection, Collection<String> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OWN)) {
            statement.setArray(1, new Columns(connection).texts(numbers));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime to = row.getObject("valid_to", OffsetDateTime.class);
                    held.computeIfAbsent(row.getString("value"), number -> new ArrayList<>(1))
                            .add(
                                    new Held(
                                            row.getObject("valid_from", OffsetDateTime.class)
                                                    .toInstant(),
                                            to == null ? null : to.toInstant()));
                }
            }
        }
    }

    @Override
    public boolean test(String number, Instant at) {
        return held.getOrDefault(number, List.of()).stream()
                .anyMatch(one -> !at.isBefore(one.from) && (one.to == null || at.isBefore(one.to)));
    }
}
