package bellbird.usage;

import bellbird.offering.UsageType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to read the CSV files of a feed: format as data (rule B2).
 *
 * @param delimiter between columns
 * @param charset of the file; anything else refuses the file
 * @param header whether the first line names the columns
 * @param trailer how the last line begins and where it says the number of records; null if none
 * @param zone of times without offset
 * @param ambiguousHour what a time means that happens twice (rule R3)
 * @param timePattern of {@link java.time.format.DateTimeFormatter}; null for ISO 8601
 * @param decimalSign in durations: {@code .} or {@code ,}
 * @param grouping sign between thousands; null if there is none
 * @param columns name of the column of each field, or its number from 1 where there is no header
 * @param services words of the service column, by service
 * @param outgoing words of the direction column for usage that is charged
 * @param incoming words of the direction column for usage that is not
 * @param limits what is plausible
 */
public record FeedProfile(
        char delimiter,
        Charset charset,
        boolean header,
        @Nullable Trailer trailer,
        ZoneId zone,
        AmbiguousHour ambiguousHour,
        @Nullable String timePattern,
        char decimalSign,
        @Nullable Character grouping,
        Map<Field, String> columns,
        Map<UsageType, Set<String>> services,
        Set<String> outgoing,
        Set<String> incoming,
        Limits limits) {

    public FeedProfile {
        columns = Map.copyOf(columns);
        services = Map.copyOf(services);
        outgoing = Set.copyOf(outgoing);
        incoming = Set.copyOf(incoming);
        if (!columns.keySet().containsAll(Field.REQUIRED)) {
            throw new IllegalArgumentException("profile lacks one of " + Field.REQUIRED);
        }
    }

    /** What a column can hold. */
    public enum Field {
        RECORD_ID,
        SERVICE,
        DIRECTION,
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
        NET;

        static final List<Field> REQUIRED = List.of(SERVICE, SERVED, START);

        /** A file whose header does not name them has none. */
        static final Set<Field> OPTIONAL = EnumSet.of(MCC, MNC, NET);
    }

    /** What a local time means that happens twice, in the hour the clocks go back. */
    public enum AmbiguousHour {
        SUSPEND,
        EARLIER,
        LATER
    }

    /**
     * @param marker first column of the trailer
     * @param countColumn number of the column, from 1, with the count of records
     */
    public record Trailer(String marker, int countColumn) {}

    /**
     * @param longestSeconds of a call
     * @param mostBytes of a session
     * @param oldestDays of a record when it comes in
     * @param futureMinutes a start may lie ahead of the clock
     * @param fileMegabytes size of a file
     * @param lineCharacters length of a line
     */
    public record Limits(
            long longestSeconds,
            long mostBytes,
            int oldestDays,
            int futureMinutes,
            int fileMegabytes,
            int lineCharacters) {

        public static final Limits USUAL =
                new Limits(86_400, 10_000_000_000_000L, 90, 60, 256, 16_384);
    }

    /** The generic profile of docs/usage-csv.md. */
    public static FeedProfile generic(ZoneId zone) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            columns.put(field, field.name().toLowerCase(java.util.Locale.ROOT));
        }
        return new FeedProfile(
                ',',
                StandardCharsets.UTF_8,
                true,
                null,
                zone,
                AmbiguousHour.SUSPEND,
                null,
                '.',
                null,
                columns,
                Map.of(
                        UsageType.VOICE, Set.of("voice", "call"),
                        UsageType.SMS, Set.of("sms"),
                        UsageType.DATA, Set.of("data")),
                Set.of("out", "mo"),
                Set.of("in", "mt"),
                Limits.USUAL);
    }
}
