package bellbird.usage;

import bellbird.kernel.json.Absent;
import bellbird.offering.UsageType;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to read the CSV files of a feed: format as data (rule B2). People write it as a {@link
 * ProfileDocument}, which is checked where it becomes one of these.
 *
 * @param delimiter between columns
 * @param quote around values that hold the delimiter; null if values never have one
 * @param charset of the file; anything else refuses the file
 * @param header whether the first line names the columns
 * @param trailer how the last line begins and what it says of the others; null if none
 * @param fields what each field is made of
 */
public record FeedProfile(
        char delimiter,
        @Nullable Character quote,
        Charset charset,
        boolean header,
        @Nullable Trailer trailer,
        Times times,
        Numbers numbers,
        Map<Field, FieldExpression> fields,
        Words words,
        Limits limits,
        Watch watch) {

    public FeedProfile {
        fields = Map.copyOf(fields);
        if (!fields.keySet().containsAll(Field.REQUIRED)
                || Collections.disjoint(fields.keySet(), Field.WHOSE)) {
            throw new IllegalArgumentException(
                    "profile lacks one of " + Field.REQUIRED + " or all of " + Field.WHOSE);
        }
    }

    /** What a record can say. */
    public enum Field {
        RECORD_ID,
        SERVICE,
        DIRECTION,
        /** Number of the line; may be empty, and its columns away, where {@link #IMSI} is not. */
        SERVED,
        OTHER,
        START,
        SECONDS,
        BYTES,
        /** Country code of the visited network. */
        MCC,
        /** Code of the visited network within its country; text. */
        MNC,
        /** Whether the other end is in our net: {@code on} or {@code off}. */
        NET,
        /** Charging id of a session whose record is one of several parts; empty for a whole one. */
        SESSION,
        /** Number of the part, from 1. */
        PART,
        /** Whether the session ends with this part. */
        LAST,
        /** The card's identity, for records that do not name the number. */
        IMSI;

        static final List<Field> REQUIRED = List.of(SERVICE, START);

        /** Whose usage it is; one of them at least. */
        static final List<Field> WHOSE = List.of(SERVED, IMSI);

        /** A file whose header does not name their columns has none. */
        static final Set<Field> OPTIONAL = EnumSet.of(MCC, MNC, NET, SESSION, PART, LAST, IMSI);

        private final String word = name().toLowerCase(Locale.ROOT);

        /** As documents write it, and the generic profile's column of it. */
        public String word() {
            return word;
        }
    }

    /** What a local time means that happens twice, in the hour the clocks go back (rule R3). */
    public enum AmbiguousHour {
        SUSPEND,
        EARLIER,
        LATER
    }

    /** In what durations are written; a started second is a whole one. */
    public enum DurationUnit {
        SECONDS,
        MILLISECONDS,
        MINUTES,
        /** {@code 1:02:03}: hours, minutes, seconds. */
        CLOCK
    }

    /** In what volumes are written; a started byte is a whole one. */
    public enum VolumeUnit {
        BYTES(1),
        KILOBYTES(1_000),
        KIBIBYTES(1_024),
        MEGABYTES(1_000_000),
        MEBIBYTES(1_048_576);

        final long bytes;

        VolumeUnit(long bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * What the last line says. Columns count from 1.
     *
     * @param marker first column of the trailer
     * @param countColumn with the number of records
     * @param secondsColumn with the sum of the durations, in the unit of the file; 0 if none
     * @param bytesColumn with the sum of the volumes, in the unit of the file; 0 if none
     */
    public record Trailer(
            String marker,
            int countColumn,
            @Absent("0") int secondsColumn,
            @Absent("0") int bytesColumn) {}

    /**
     * @param zone of times without offset
     * @param ambiguousHour what a time means that happens twice
     * @param pattern of {@link java.time.format.DateTimeFormatter}; null for ISO 8601
     */
    public record Times(ZoneId zone, AmbiguousHour ambiguousHour, @Nullable String pattern) {}

    /**
     * @param decimalSign {@code .} or {@code ,}
     * @param grouping sign between thousands; null if there is none
     */
    public record Numbers(
            char decimalSign,
            @Nullable Character grouping,
            DurationUnit durations,
            VolumeUnit volumes) {}

    /**
     * Words in lower case.
     *
     * @param services of the service field, by service
     * @param outgoing of the direction for usage that is charged
     * @param incoming of the direction for usage that is not
     * @param ignored records the operator never charges, by rule
     */
    public record Words(
            Map<UsageType, Set<String>> services,
            Set<String> outgoing,
            Set<String> incoming,
            List<Ignored> ignored) {

        public Words {
            services = Map.copyOf(services);
            outgoing = Set.copyOf(outgoing);
            incoming = Set.copyOf(incoming);
            ignored = List.copyOf(ignored);
        }
    }

    /** Records are ignored for which the expression is one of the words. */
    public record Ignored(FieldExpression value, Set<String> words) {

        public Ignored {
            words = Set.copyOf(words);
        }
    }

    /**
     * What is plausible.
     *
     * @param longestSeconds of a call
     * @param mostBytes of a session
     * @param oldestDays of a record when it comes in
     * @param futureMinutes a start may lie ahead of the clock
     * @param fileMegabytes size of a file, and of all that an archive holds
     * @param lineCharacters length of a line
     * @param archiveEntries files in an archive
     * @param archiveRatio bytes that a byte of an archive may become
     * @param sessionHours that the last part of a session is waited for
     */
    public record Limits(
            long longestSeconds,
            long mostBytes,
            int oldestDays,
            int futureMinutes,
            int fileMegabytes,
            int lineCharacters,
            @Absent("100") int archiveEntries,
            @Absent("200") int archiveRatio,
            @Absent("48") int sessionHours) {

        public static final Limits USUAL =
                new Limits(86_400, 10_000_000_000_000L, 90, 60, 256, 16_384, 100, 200, 48);
    }

    /**
     * What is expected of the feed (rule B3).
     *
     * @param sequence number of a file within its feed, an expression over its {@code name}; null
     *     if files have none
     * @param highestSequence after which numbers begin again at 1
     * @param everyHours a file comes at least; 0 if nothing is expected
     * @param fallPercent by which a day may lie under the same weekday before
     */
    public record Watch(
            @Nullable FieldExpression sequence,
            long highestSequence,
            int everyHours,
            int fallPercent) {}

    /**
     * Reads the beginning of a sample; nothing is kept.
     *
     * @param country of the tenant
     * @param now in tenant time
     */
    public ProfileTrial tryOut(byte[] sample, String country, Instant now) {
        return ProfileTrial.of(this, sample, country, now);
    }

    /** The generic profile of docs/usage-csv.md. */
    public static FeedProfile generic(ZoneId zone) {
        return ProfileDocument.generic(zone).checked();
    }
}
