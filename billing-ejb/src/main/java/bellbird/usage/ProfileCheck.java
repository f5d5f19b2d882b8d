package bellbird.usage;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.offering.UsageType;
import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FeedProfile.Ignored;
import bellbird.usage.FeedProfile.Limits;
import bellbird.usage.FeedProfile.Trailer;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a document into a profile, or says everything that is wrong with it and where. */
final class ProfileCheck {

    private static final int MOST_COLUMNS = 200;

    /** What a sequence number is made of. */
    static final String FILE_NAME = "name";

    private final ProfileDocument document;
    private final List<Problem> problems = new ArrayList<>();

    ProfileCheck(ProfileDocument document) {
        this.document = document;
    }

    /**
     * @throws BellbirdException if anything is wrong
     */
    FeedProfile profile() {
        char delimiter = delimiter();
        Character quote = document.quote().isEmpty() ? null : sign("/quote", document.quote());
        if (quote != null && quote == delimiter) {
            wrong("/quote", "error.profile.sameSign");
        }
        Charset charset = charset();
        trailer();
        FeedProfile.Times times = times();
        FeedProfile.Numbers numbers = numbers();
        Map<Field, FieldExpression> fields = fields();
        FeedProfile.Words words = words(fields);
        limits();
        FeedProfile.Watch watch = watch();
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        return new FeedProfile(
                delimiter,
                quote,
                charset,
                document.header(),
                document.trailer(),
                times,
                numbers,
                fields,
                words,
                document.limits(),
                watch);
    }

    private char delimiter() {
        return document.delimiter().equals("tab") ? '\t' : sign("/delimiter", document.delimiter());
    }

    private char sign(String place, String text) {
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0))) {
            wrong(place, "error.profile.sign");
            return 0;
        }
        return text.charAt(0);
    }

    private Charset charset() {
        try {
            return Charset.forName(document.charset());
        } catch (IllegalArgumentException unknown) {
            wrong("/charset", "error.profile.charset");
            return Charset.defaultCharset();
        }
    }

    private void trailer() {
        Trailer trailer = document.trailer();
        if (trailer == null) {
            return;
        }
        if (trailer.marker().isBlank()) {
            wrong("/trailer/marker", "error.required");
        }
        between("/trailer/countColumn", trailer.countColumn(), 1, MOST_COLUMNS);
        between("/trailer/secondsColumn", trailer.secondsColumn(), 0, MOST_COLUMNS);
        between("/trailer/bytesColumn", trailer.bytesColumn(), 0, MOST_COLUMNS);
    }

    private FeedProfile.Times times() {
        ZoneId zone = ZoneId.of("UTC");
        try {
            zone = ZoneId.of(document.zone());
        } catch (DateTimeException unknown) {
            wrong("/zone", "error.json.zone-id");
        }
        String pattern = orNull(document.timePattern());
        if (pattern != null && !tells(pattern)) {
            wrong("/timePattern", "error.profile.pattern");
        }
        return new FeedProfile.Times(zone, document.ambiguousHour(), pattern);
    }

    /** Whether a date and time written by the pattern can be read by it again, to the second. */
    private static boolean tells(String pattern) {
        ZonedDateTime some =
                ZonedDateTime.of(LocalDateTime.of(2026, 10, 12, 21, 14, 5), ZoneId.of("UTC"));
        try {
            var formatter = StartTime.formatter(pattern);
            return LocalDateTime.from(formatter.parse(formatter.format(some)))
                    .equals(some.toLocalDateTime());
        } catch (IllegalArgumentException | DateTimeException unclear) {
            return false;
        }
    }

    private FeedProfile.Numbers numbers() {
        String decimal = document.decimalSign();
        if (!decimal.equals(".") && !decimal.equals(",")) {
            wrong("/decimalSign", "error.profile.decimalSign");
            decimal = ".";
        }
        String typed = document.grouping();
        Character grouping =
                typed == null || typed.isEmpty() ? null : (Character) sign("/grouping", typed);
        if (grouping != null && grouping == decimal.charAt(0)) {
            wrong("/grouping", "error.profile.sameSign");
        }
        return new FeedProfile.Numbers(
                decimal.charAt(0), grouping, document.durations(), document.volumes());
    }

    private Map<Field, FieldExpression> fields() {
        Map<String, Field> known =
                Stream.of(Field.values()).collect(Collectors.toMap(Field::word, field -> field));
        Map<Field, FieldExpression> fields = new EnumMap<>(Field.class);
        document.fields()
                .forEach(
                        (word, text) -> {
                            Field field = known.get(word);
                            String place = "/fields/" + word;
                            if (field == null) {
                                wrong(
                                        place,
                                        "error.json.oneOf",
                                        String.join(
                                                ", ", known.keySet().stream().sorted().toList()));
                            } else if (!text.isBlank()) {
                                FieldExpression expression = expression(place, text, false);
                                if (expression != null) {
                                    fields.put(field, expression);
                                }
                            }
                        });
        for (Field field : Field.REQUIRED) {
            if (isBlank(field)) {
                wrong("/fields/" + field.word(), "error.required");
            }
        }
        if (Field.WHOSE.stream().allMatch(this::isBlank)) {
            wrong("/fields/" + Field.SERVED.word(), "error.required");
        }
        return fields;
    }

    private boolean isBlank(Field field) {
        return document.fields().getOrDefault(field.word(), "").isBlank();
    }

    private @Nullable FieldExpression expression(String place, String text, boolean ofFileName) {
        try {
            FieldExpression expression = FieldExpression.parse(text.strip());
            for (FieldExpression.Column column : expression.columns()) {
                if (ofFileName && !FILE_NAME.equals(column.name())) {
                    wrong(place, "error.profile.sequence", column.toString());
                } else if (!ofFileName && !document.header() && column.name() != null) {
                    wrong(place, "error.profile.noHeader", column.toString());
                } else if (column.number() > MOST_COLUMNS) {
                    wrong(place, "error.between", "1", Integer.toString(MOST_COLUMNS));
                }
            }
            return expression;
        } catch (FieldExpression.Unclear e) {
            wrong(place, e.reason, e.detail);
            return null;
        }
    }

    private FeedProfile.Words words(Map<Field, FieldExpression> fields) {
        Map<UsageType, Set<String>> services = new EnumMap<>(UsageType.class);
        Map<String, String> taken = new HashMap<>();
        document.services()
                .forEach(
                        (word, names) -> {
                            String place = "/services/" + word;
                            UsageType service = service(word);
                            if (service == null) {
                                wrong(
                                        place,
                                        "error.json.oneOf",
                                        Stream.of(UsageType.values())
                                                .map(UsageType::word)
                                                .collect(Collectors.joining(", ")));
                            } else if (!names.isEmpty()) {
                                services.put(service, lower(names));
                                for (String name : lower(names)) {
                                    if (taken.put(name, word) != null) {
                                        wrong(place, "error.profile.twice", name);
                                    }
                                }
                            }
                        });
        if (services.isEmpty()) {
            wrong("/services", "error.profile.noService");
        }
        needs(services, UsageType.VOICE, Field.SECONDS);
        needs(services, UsageType.DATA, Field.BYTES);
        FieldExpression service = fields.get(Field.SERVICE);
        String always = service == null ? null : service.constant();
        if (always != null && !taken.containsKey(always.toLowerCase(Locale.ROOT))) {
            wrong("/fields/" + Field.SERVICE.word(), "error.profile.constant", always);
        }
        Set<String> outgoing = lower(document.outgoing());
        Set<String> incoming = lower(document.incoming());
        outgoing.stream()
                .filter(incoming::contains)
                .sorted()
                .forEach(word -> wrong("/incoming", "error.profile.twice", word));
        return new FeedProfile.Words(services, outgoing, incoming, ignored());
    }

    private void needs(Map<UsageType, Set<String>> services, UsageType service, Field field) {
        if (services.containsKey(service) && isBlank(field)) {
            wrong("/fields/" + field.word(), "error.profile.quantity", service.word());
        }
    }

    private static @Nullable UsageType service(String word) {
        return Stream.of(UsageType.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private List<Ignored> ignored() {
        List<Ignored> rules = new ArrayList<>();
        for (int i = 0; i < document.ignored().size(); i++) {
            ProfileDocument.Ignored rule = document.ignored().get(i);
            FieldExpression value = expression("/ignored/" + i + "/value", rule.value(), false);
            if (rule.words().isEmpty()) {
                wrong("/ignored/" + i + "/words", "error.required");
            } else if (value != null) {
                rules.add(new Ignored(value, lower(rule.words())));
            }
        }
        return rules;
    }

    private void limits() {
        Limits limits = document.limits();
        between("/limits/longestSeconds", limits.longestSeconds(), 1, 31_536_000);
        between("/limits/mostBytes", limits.mostBytes(), 1, 1_000_000_000_000_000L);
        between("/limits/oldestDays", limits.oldestDays(), 1, 3_660);
        between("/limits/futureMinutes", limits.futureMinutes(), 0, 1_440);
        between("/limits/fileMegabytes", limits.fileMegabytes(), 1, 1_024);
        between("/limits/lineCharacters", limits.lineCharacters(), 80, 65_536);
        between("/limits/archiveEntries", limits.archiveEntries(), 1, 1_000);
        between("/limits/archiveRatio", limits.archiveRatio(), 2, 1_100);
        between("/limits/sessionHours", limits.sessionHours(), 1, 720);
    }

    private FeedProfile.Watch watch() {
        ProfileDocument.Watch watch = document.watch();
        String typed = orNull(watch.sequence());
        between("/watch/highestSequence", watch.highestSequence(), 9, 999_999_999);
        between("/watch/everyHours", watch.everyHours(), 0, 744);
        between("/watch/fallPercent", watch.fallPercent(), 1, 100);
        return new FeedProfile.Watch(
                typed == null ? null : expression("/watch/sequence", typed, true),
                watch.highestSequence(),
                watch.everyHours(),
                watch.fallPercent());
    }

    private void between(String place, long value, long least, long most) {
        if (value < least || value > most) {
            wrong(place, "error.between", Long.toString(least), Long.toString(most));
        }
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private void wrong(String place, String reason, String... parameters) {
        problems.add(new Problem(place, reason, List.of(parameters)));
    }
}
