package bellbird.usage;

import bellbird.offering.UsageType;
import bellbird.usage.FeedProfile.AmbiguousHour;
import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FeedProfile.Limits;
import bellbird.usage.FeedProfile.Trailer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Feeds of a British operator: the generic one, and each with one thing declared otherwise. */
final class Profiles {

    static final FeedProfile GENERIC = FeedProfile.generic(ZoneId.of("Europe/London"));

    private Profiles() {}

    static FeedProfile in(Charset charset) {
        return with(
                charset, null, AmbiguousHour.SUSPEND, GENERIC.zone(), '.', null, GENERIC.limits());
    }

    static FeedProfile withTrailer() {
        return with(
                StandardCharsets.UTF_8,
                new Trailer("TRAILER", 2),
                AmbiguousHour.SUSPEND,
                GENERIC.zone(),
                '.',
                null,
                GENERIC.limits());
    }

    static FeedProfile with(AmbiguousHour rule) {
        return with(
                StandardCharsets.UTF_8, null, rule, GENERIC.zone(), '.', null, GENERIC.limits());
    }

    static FeedProfile in(String zone) {
        return with(
                StandardCharsets.UTF_8,
                null,
                AmbiguousHour.SUSPEND,
                ZoneId.of(zone),
                '.',
                null,
                GENERIC.limits());
    }

    static FeedProfile continental() {
        return with(
                StandardCharsets.UTF_8,
                null,
                AmbiguousHour.SUSPEND,
                GENERIC.zone(),
                ',',
                '.',
                GENERIC.limits());
    }

    static FeedProfile limited(int fileMegabytes, int lineCharacters) {
        Limits usual = GENERIC.limits();
        return with(
                StandardCharsets.UTF_8,
                null,
                AmbiguousHour.SUSPEND,
                GENERIC.zone(),
                '.',
                null,
                new Limits(
                        usual.longestSeconds(),
                        usual.mostBytes(),
                        usual.oldestDays(),
                        usual.futureMinutes(),
                        fileMegabytes,
                        lineCharacters));
    }

    /** Columns by number, semicolons, times as clerks write them. */
    static FeedProfile headless() {
        return new FeedProfile(
                ';',
                StandardCharsets.UTF_8,
                false,
                null,
                GENERIC.zone(),
                AmbiguousHour.SUSPEND,
                "dd.MM.uuuu HH:mm:ss",
                ',',
                null,
                Map.of(
                        Field.RECORD_ID, "1",
                        Field.START, "2",
                        Field.SERVED, "3",
                        Field.OTHER, "4",
                        Field.SERVICE, "5",
                        Field.SECONDS, "6"),
                Map.of(UsageType.VOICE, Set.of("tel")),
                Set.of(),
                Set.of(),
                Limits.USUAL);
    }

    private static FeedProfile with(
            Charset charset,
            @Nullable Trailer trailer,
            AmbiguousHour rule,
            ZoneId zone,
            char decimalSign,
            @Nullable Character grouping,
            Limits limits) {
        return new FeedProfile(
                ',',
                charset,
                true,
                trailer,
                zone,
                rule,
                null,
                decimalSign,
                grouping,
                GENERIC.columns(),
                GENERIC.services(),
                GENERIC.outgoing(),
                GENERIC.incoming(),
                limits);
    }
}
