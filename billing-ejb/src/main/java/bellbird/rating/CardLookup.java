package bellbird.rating;

import bellbird.usage.Decoded;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds by its card whose usage it is: a record that names an IMSI and no number becomes one of the
 * number that the card's line had at that time, its oldest. Of one that names both, the number
 * counts; it is suspended if the card was another line's, for then one of them is wrong.
 */
final class CardLookup {

    private static final String NUMBERS =
            """
            select c.value, n.value, greatest(c.valid_from, n.valid_from), least(c.valid_to, n.valid_to)
              from service_identifier c
              join service_identifier n on n.service_id = c.service_id and n.kind = 'MSISDN'
             where c.kind = 'IMSI' and c.value = any(?)
             order by n.valid_from, n.value
            """;

    /**
     * A number of a card's line.
     *
     * @param to null while it still has it
     */
    private record Held(String number, Instant from, @Nullable Instant to) {

        boolean covers(Instant instant) {
            return !instant.isBefore(from) && (to == null || instant.isBefore(to));
        }
    }

    private final Map<String, List<Held>> byCard = new HashMap<>();

    private CardLookup() {}

    /** The records of a chunk as those of numbers; where nobody names a card, as they are. */
    static List<Decoded> numbers(Connection connection, List<Decoded> chunk) throws SQLException {
        Set<String> cards = new LinkedHashSet<>();
        for (Decoded record : chunk) {
            Decoded.Usage usage = usage(record);
            if (usage != null && usage.imsi() != null) {
                cards.add(usage.imsi());
            }
        }
        if (cards.isEmpty()) {
            return chunk;
        }
        CardLookup lookup = new CardLookup();
        lookup.read(connection, cards);
        return chunk.stream().map(lookup::number).toList();
    }

    private static Decoded.@Nullable Usage usage(Decoded record) {
        return switch (record) {
            case Decoded.Usage usage -> usage;
            case Decoded.SetAside aside -> aside.part() == null ? null : aside.part().usage();
        };
    }

    private void read(Connection connection, Set<String> cards) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
            statement.setArray(1, new Columns(connection).texts(cards));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime to = row.getObject(4, OffsetDateTime.class);
                    byCard.computeIfAbsent(row.getString(1), card -> new ArrayList<>(1))
                            .add(
                                    new Held(
                                            row.getString(2),
                                            row.getObject(3, OffsetDateTime.class).toInstant(),
                                            to == null ? null : to.toInstant()));
                }
            }
        }
    }

    private Decoded number(Decoded record) {
        Decoded.Usage usage = usage(record);
        String card = usage == null ? null : usage.imsi();
        if (usage == null || card == null) {
            return record;
        }
        List<String> numbers =
                byCard.getOrDefault(card, List.of()).stream()
                        .filter(held -> held.covers(usage.startedAt()))
                        .map(Held::number)
                        .toList();
        if (usage.served().isEmpty()) {
            return numbers.isEmpty()
                    ? usage.aside(Verdict.SUSPENDED, "error.usage.unknownCard", card)
                    : with(record, numbers.getFirst());
        }
        return numbers.isEmpty() || numbers.contains(usage.served())
                ? record
                : usage.aside(Verdict.SUSPENDED, "error.usage.otherCard", card);
    }

    private static Decoded with(Decoded record, String number) {
        return switch (record) {
            case Decoded.Usage usage -> usage.of(number);
            case Decoded.SetAside aside ->
                    aside.part() == null ? aside : aside.part().of(number).waiting();
        };
    }
}
