package bellbird.bill;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import bellbird.tax.TaxAnswer;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The answers of the tax engine to what was asked about some bills: the newest of each question.
 */
final class TaxAnswers {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** An answer, and the round in which it was given. */
    record Kept(AnswerKey key, TaxAnswer answer) {}

    private record Asked(UUID bill, String questionHash) {}

    private final Map<Asked, Kept> newest;

    private TaxAnswers(Map<Asked, Kept> newest) {
        this.newest = newest;
    }

    /**
     * @param bills to be
     * @param sinceRound those of earlier rounds do not count any more
     */
    static TaxAnswers read(Connection connection, List<UUID> bills, int sinceRound)
            throws SQLException {
        String sql =
                """
                select bill_id, question_hash, round, answer from tax_answer
                 where bill_id = any(?) and round >= ? order by round""";
        Map<Asked, Kept> newest = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", bills.toArray()));
            query.setInt(2, sinceRound);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    AnswerKey key =
                            new AnswerKey(
                                    row.getObject(1, UUID.class), row.getString(2), row.getInt(3));
                    newest.put(
                            new Asked(key.bill(), key.questionHash()),
                            new Kept(key, parse(row.getString(4))));
                }
            }
        }
        return new TaxAnswers(newest);
    }

    Optional<Kept> find(AnswerKey key) {
        return Optional.ofNullable(newest.get(new Asked(key.bill(), key.questionHash())));
    }

    /** Two who ask at the same moment keep the first one's. */
    static void keep(Connection connection, AnswerKey key, TaxAnswer answer, Instant now)
            throws SQLException {
        String sql =
                """
                insert into tax_answer (bill_id, question_hash, round, answer, answered_at)
                values (?, ?, ?, ?::json, ?) on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, key.bill());
            insert.setString(2, key.questionHash());
            insert.setInt(3, key.round());
            insert.setString(4, JsonWriter.write(answer).toString());
            insert.setTimestamp(5, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    private static TaxAnswer parse(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return JsonReading.read(reader.readObject(), TaxAnswer.class);
        }
    }
}
