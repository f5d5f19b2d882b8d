package bellbird.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A turn at rating usage of a tenant. Those who rate take turns; those who close billing periods
 * keep them away.
 *
 * @param number one more than that of the turn before, whoever had it
 * @param lineChanges how often lines have been changed; null while somebody is about to
 * @param closings how often periods have been closed
 */
public record RatingTurn(long number, @Nullable Long lineChanges, long closings) {

    private static final String TAKE =
            """
            select nextval('rating_turn') as turn, line_changes() as line_changes,
                   coalesce(pg_sequence_last_value('period_closing'), 0) as closings
              from pg_advisory_xact_lock(hashtextextended(current_schema(), 7))
            """;
    private static final String HINDER =
            "select pg_advisory_xact_lock_shared(hashtextextended(current_schema(), 7))";

    static final RatingTurn NONE = new RatingTurn(0, null, 0);

    /** Waits until nobody else rates or closes periods; ends with the transaction. */
    static RatingTurn take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new RatingTurn(
                    row.getLong("turn"),
                    row.getObject("line_changes", Long.class),
                    row.getLong("closings"));
        }
    }

    /**
     * Waits until nobody rates; nobody can until the transaction ends. Before any period of an
     * account is locked, since who rates may wait for that.
     */
    public static void hinder(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HINDER)) {
            statement.execute();
        }
    }

    /** Whether nobody else has rated since a turn. */
    boolean follows(RatingTurn before) {
        return number == before.number + 1;
    }

    /** Whether lines are as they were in a turn. */
    boolean knowsLinesOf(RatingTurn before) {
        return lineChanges != null && lineChanges.equals(before.lineChanges);
    }

    /** Whether no period was closed since a turn. */
    boolean knowsPeriodsOf(RatingTurn before) {
        return closings == before.closings;
    }
}
