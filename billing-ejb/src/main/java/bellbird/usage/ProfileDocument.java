package bellbird.usage;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.Absent;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import bellbird.usage.FeedProfile.AmbiguousHour;
import bellbird.usage.FeedProfile.DurationUnit;
import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FeedProfile.Limits;
import bellbird.usage.FeedProfile.Trailer;
import bellbird.usage.FeedProfile.VolumeUnit;
import jakarta.json.JsonObject;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed profile as people write and exchange it, not yet checked. Its names are those of its JSON.
 *
 * @param delimiter one sign, or {@code tab}
 * @param quote one sign; empty if values are never quoted
 * @param timePattern null for ISO 8601
 * @param grouping null if thousands are not apart
 * @param fields expression by {@link Field#word}
 * @param services words by {@link bellbird.offering.UsageType#word}
 */
public record ProfileDocument(
        @Absent(",") String delimiter,
        @Absent("\"") String quote,
        @Absent("UTF-8") String charset,
        @Absent("true") boolean header,
        @Nullable Trailer trailer,
        String zone,
        @Absent("suspend") AmbiguousHour ambiguousHour,
        @Nullable String timePattern,
        @Absent(".") String decimalSign,
        @Nullable String grouping,
        @Absent("seconds") DurationUnit durations,
        @Absent("bytes") VolumeUnit volumes,
        Map<String, String> fields,
        Map<String, Set<String>> services,
        Set<String> outgoing,
        Set<String> incoming,
        List<Ignored> ignored,
        @Absent("USUAL") Limits limits,
        @Absent("NOTHING") Watch watch) {

    /** See {@link FeedProfile.Ignored}. */
    public record Ignored(String value, Set<String> words) {}

    /**
     * See {@link FeedProfile.Watch}.
     *
     * @param roaming whether it brings usage from abroad, which comes later than other usage: bill
     *     runs wait longer then (rule R12)
     */
    public record Watch(
            @Nullable String sequence,
            @Absent("99999") long highestSequence,
            @Absent("0") int everyHours,
            @Absent("40") int fallPercent,
            @Absent("false") boolean roaming) {

        /** Files come when they come, without numbers. */
        public static final Watch NOTHING = new Watch(null, 99_999, 0, 40, false);
    }

    private static final Map<String, Set<String>> USUAL_SERVICES =
            Map.of("voice", Set.of("voice", "call"), "sms", Set.of("sms"), "data", Set.of("data"));

    /**
     * @throws BellbirdException with the JSON pointer of each thing that is wrong
     */
    public static ProfileDocument read(JsonObject json) {
        return JsonReading.read(json, ProfileDocument.class);
    }

    public JsonObject toJson() {
        return JsonWriter.write(this);
    }

    /**
     * The profile it describes.
     *
     * @throws BellbirdException with the JSON pointer of each thing that is wrong
     */
    public FeedProfile checked() {
        return new ProfileCheck(this).profile();
    }

    /** A host network's CSV with the columns of docs/usage-csv.md. */
    public static ProfileDocument generic(ZoneId zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            fields.put(field.word(), field.word());
        }
        return of(zone, true, fields, USUAL_SERVICES, Set.of("out", "mo"), Set.of("in", "mt"));
    }

    /**
     * Call records of a telephone exchange as Asterisk writes them into {@code Master.csv}: no
     * header, a call a line. The account code is the number of the line where it is set, else the
     * caller.
     */
    public static ProfileDocument exchange(ZoneId zone) {
        return of(
                zone,
                false,
                Map.of(
                        "record_id", "$17",
                        "service", "'voice'",
                        "direction", "if($4, 'from-trunk', 'in', 'out')",
                        "served", "first($1, $2)",
                        "other", "$3",
                        "start", "$10",
                        "seconds", "if($15, 'ANSWERED', $14, '0')"),
                Map.of("voice", Set.of("voice")),
                Set.of("out"),
                Set.of("in"));
    }

    private static ProfileDocument of(
            ZoneId zone,
            boolean header,
            Map<String, String> fields,
            Map<String, Set<String>> services,
            Set<String> outgoing,
            Set<String> incoming) {
        return new ProfileDocument(
                ",",
                "\"",
                "UTF-8",
                header,
                null,
                zone.getId(),
                AmbiguousHour.SUSPEND,
                null,
                ".",
                null,
                DurationUnit.SECONDS,
                VolumeUnit.BYTES,
                fields,
                services,
                outgoing,
                incoming,
                List.of(),
                Limits.USUAL,
                Watch.NOTHING);
    }
}
