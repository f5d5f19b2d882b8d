package bellbird.usage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a file stands among the files of its feed (rule B3).
 *
 * @param position see {@link FileSequence}; null where files have no numbers
 * @param conflict why a person must decide before anything is read; null if nobody must
 */
record FileNumber(@Nullable Long position, @Nullable FileRefusal conflict) {

    static final FileNumber NONE = new FileNumber(null, null);

    private static final String NEWEST =
            "select max(sequence) from usage_file where feed_id = ? and state <> 'QUARANTINED'";
    private static final String AT =
            """
            select file_name from usage_file
             where feed_id = ? and sequence = ? and state not in ('QUARANTINED', 'REJECTED')
            """;

    /** Looks it up; until the commit no other file of the feed can. */
    static FileNumber of(Connection connection, UUID feedId, FeedProfile profile, String fileName)
            throws SQLException {
        FieldExpression expression = profile.watch().sequence();
        if (expression == null) {
            return NONE;
        }
        long highest = profile.watch().highestSequence();
        Long number = number(expression, fileName, highest);
        if (number == null) {
            return new FileNumber(null, FileRefusal.of("error.usage.file.noNumber"));
        }
        new FeedTables(connection).lock(feedId);
        long position =
                new FileSequence(highest).place(newest(connection, feedId), number).position();
        String there = at(connection, feedId, position);
        return new FileNumber(
                position,
                there == null
                        ? null
                        : FileRefusal.of("error.usage.file.numberTaken", number.toString(), there));
    }

    private static @Nullable Long number(FieldExpression expression, String name, long highest) {
        try {
            String text = expression.over(String.valueOf(Path.of(name).getFileName()));
            long number = text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
            return number < 1 || number > highest ? null : (Long) number;
        } catch (UnreadableValue unclear) {
            return null;
        }
    }

    private static @Nullable Long newest(Connection connection, UUID feedId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setObject(1, feedId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long newest = row.getLong(1);
                return row.wasNull() ? null : (Long) newest;
            }
        }
    }

    private static @Nullable String at(Connection connection, UUID feedId, long position)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setObject(1, feedId);
            statement.setLong(2, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
