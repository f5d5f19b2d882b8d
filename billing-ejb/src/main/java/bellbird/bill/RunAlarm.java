package bellbird.bill;

import static java.util.stream.Collectors.joining;

import bellbird.kernel.money.Money;
import bellbird.usage.UsageFileRow;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a run from approval, until it is solved or somebody takes it upon
 * themselves. It is worked out from the data each time it is asked for, so it ends by itself.
 *
 * @param name of the alarm and of what it counts: when more is missing it is another alarm
 * @param details for its text, in order
 * @param files that it is about, those that came first first; empty if it is not about files
 * @param amount about what it comes to on the bills of the run, before VAT where prices are without
 *     it; null if nobody can say
 * @param waiver null while nobody has taken it upon themselves
 */
public record RunAlarm(
        String name,
        Kind kind,
        List<String> details,
        List<UsageFileRow> files,
        @Nullable Money amount,
        @Nullable Waiver waiver) {

    public RunAlarm {
        details = List.copyOf(details);
        files = List.copyOf(files);
    }

    /** What is wrong. */
    public enum Kind {
        /** Files of a feed are missing: the feed, first and last number, how many. */
        GAP,
        /** No file came for longer than expected: the feed, hours, when the last one came. */
        MISSING,
        /** A day brought much less than usual: the feed, day, records, records before. */
        LESS,
        /**
         * Usage of the period is not rated: how many records, key of the reason, in how many files.
         */
        SUSPENDED,
        /** Files of which nothing is rated, for one reason: how many. */
        REFUSED,
        /** Files that wait for a person's decision, for one reason: how many. */
        HELD,
        /** Files that are not rated to their end: how many. */
        UNRATED,
        /** Active products have no charge: how many, the number of the first account. */
        UNCHARGED,
        /** Days of products are charged twice or not at all: how many products. */
        DAYS,
        /** The second biller comes to other totals: how many bills that nobody has accepted. */
        OPINION,
        /** The run before is not finished: first day of its period. */
        EARLIER
    }

    /**
     * @param by name of the person
     */
    public record Waiver(String by, String reason, Instant at) {

        /**
         * @param first column of the name, before the reason and the time
         */
        static @Nullable Waiver read(ResultSet row, int first) throws SQLException {
            return row.getString(first) == null
                    ? null
                    : new Waiver(
                            row.getString(first),
                            row.getString(first + 1),
                            row.getTimestamp(first + 2).toInstant());
        }
    }

    /** Whether it keeps the run from approval. */
    public boolean blocks() {
        return waiver == null;
    }

    static RunAlarm of(Kind kind, String name, @Nullable Money amount, String... details) {
        return new RunAlarm(
                kind.name() + "/" + name, kind, List.of(details), List.of(), amount, null);
    }

    /** Nobody knows what is in files that were not read. */
    static RunAlarm ofFiles(Kind kind, List<UsageFileRow> files) {
        String ids =
                files.stream().map(file -> file.id().toString()).sorted().collect(joining(","));
        return new RunAlarm(
                kind.name() + "/" + Sha256.hex(ids.getBytes(StandardCharsets.UTF_8)),
                kind,
                List.of(Integer.toString(files.size())),
                files,
                null,
                null);
    }

    RunAlarm waived(@Nullable Waiver by) {
        return new RunAlarm(name, kind, details, files, amount, by);
    }
}
