package bellbird.rating;

import bellbird.usage.Decoded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The months in which the usage of a chunk began, as its tables are divided: in UTC. */
final class ChunkMonths {

    private static final String MAKE =
            "select count(*) filter (where usage_month(m)) from unnest(?::timestamptz[]) m";

    private static final String DROPPED =
            "select month from dropped_month where month = any(?::date[])";

    private static final long SECONDS_OF_A_DAY = 86_400;

    private final TreeSet<YearMonth> months = new TreeSet<>();
    private final OffsetDateTime first;
    private final OffsetDateTime last;

    /**
     * @param usage at least one
     */
    ChunkMonths(Collection<Decoded.Usage> usage) {
        Instant earliest = Instant.MAX;
        Instant latest = Instant.MIN;
        long begins = 0;
        long ends = 0;
        for (Decoded.Usage one : usage) {
            Instant start = one.startedAt();
            earliest = start.isBefore(earliest) ? start : earliest;
            latest = start.isAfter(latest) ? start : latest;
            if (start.getEpochSecond() < begins || start.getEpochSecond() >= ends) {
                YearMonth month = of(start);
                months.add(month);
                begins = month.atDay(1).toEpochDay() * SECONDS_OF_A_DAY;
                ends = month.plusMonths(1).atDay(1).toEpochDay() * SECONDS_OF_A_DAY;
            }
        }
        first = earliest.atOffset(ZoneOffset.UTC);
        last = latest.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime first() {
        return first;
    }

    OffsetDateTime last() {
        return last;
    }

    static YearMonth of(Instant start) {
        return YearMonth.from(start.atOffset(ZoneOffset.UTC));
    }

    /** Those that were dropped: whether a record of theirs came before nobody knows any more. */
    Set<YearMonth> dropped(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DROPPED)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", months.stream().map(month -> month + "-01").toArray()));
            Set<YearMonth> dropped = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    dropped.add(YearMonth.from(row.getObject(1, LocalDate.class)));
                }
            }
            return dropped;
        }
    }

    /**
     * Makes those that are not there, so that no record is left without a place: the job that makes
     * them ahead does not know what a late file brings. Before anything of the chunk is locked, for
     * a new month waits for those who are writing.
     */
    void make(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            months.stream().map(month -> month + "-01T00:00:00Z").toArray()));
            statement.execute();
        }
    }
}
