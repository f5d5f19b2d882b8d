package bellbird.usage;

import bellbird.usage.FeedProfile.AmbiguousHour;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads when usage began, as an instant (rule R3). ISO 8601 is read by hand, for speed. */
final class StartTime {

    private static final int LOCAL_LENGTH = "2026-10-25T02:30:00".length();

    /** An offset can carry the first and the last day of the calendar beyond it. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final ZoneId zone;
    private final AmbiguousHour ambiguousHour;
    private final @Nullable DateTimeFormatter pattern;

    StartTime(FeedProfile profile) {
        zone = profile.times().zone();
        ambiguousHour = profile.times().ambiguousHour();
        String own = profile.times().pattern();
        pattern = own == null ? null : formatter(own);
    }

    /**
     * @throws IllegalArgumentException if it is no pattern
     */
    static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Instant parse(String text) throws UnreadableValue {
        try {
            Instant start = pattern == null ? iso(text) : byPattern(text, pattern);
            if (start.isBefore(FIRST) || start.isAfter(LAST)) {
                throw UnreadableValue.rejected("error.usage.start", text);
            }
            return start;
        } catch (DateTimeException e) {
            throw UnreadableValue.rejected("error.usage.start", text);
        }
    }

    private Instant byPattern(String text, DateTimeFormatter formatter) throws UnreadableValue {
        TemporalAccessor parsed = formatter.parse(text);
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            return Instant.from(parsed);
        }
        ZoneId named = parsed.query(TemporalQueries.zoneId());
        return local(LocalDateTime.from(parsed), named == null ? zone : named, text);
    }

    private Instant iso(String text) throws UnreadableValue {
        if (text.length() < LOCAL_LENGTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T' && text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            throw UnreadableValue.rejected("error.usage.start", text);
        }
        int year = digits(text, 0, 4);
        if (year == 0) {
            throw UnreadableValue.rejected("error.usage.start", text);
        }
        LocalDateTime local =
                LocalDateTime.of(
                        year,
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19));
        String rest = text.substring(afterFraction(text));
        return rest.isEmpty() ? local(local, zone, text) : local.toInstant(offset(rest));
    }

    /** A fraction of a second is dropped: two records of one second stay in their second. */
    private static int afterFraction(String text) throws UnreadableValue {
        if (text.length() == LOCAL_LENGTH || text.charAt(LOCAL_LENGTH) != '.') {
            return LOCAL_LENGTH;
        }
        int at = LOCAL_LENGTH + 1;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == LOCAL_LENGTH + 1 || at > LOCAL_LENGTH + 10) {
            throw UnreadableValue.rejected("error.usage.start", text);
        }
        return at;
    }

    private static ZoneOffset offset(String text) {
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        if (text.length() != 6 || text.charAt(3) != ':') {
            throw new DateTimeException(text);
        }
        return ZoneOffset.of(text);
    }

    private Instant local(LocalDateTime local, ZoneId of, String text) throws UnreadableValue {
        List<ZoneOffset> offsets = of.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw UnreadableValue.suspended("error.usage.gap", text);
        }
        if (offsets.size() > 1 && ambiguousHour == AmbiguousHour.SUSPEND) {
            throw UnreadableValue.suspended("error.usage.ambiguous", text);
        }
        // The offsets are in order of time: the first is the one before the change.
        return local.toInstant(
                ambiguousHour == AmbiguousHour.LATER ? offsets.getLast() : offsets.getFirst());
    }

    private static int digits(String text, int from, int to) throws UnreadableValue {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw UnreadableValue.rejected("error.usage.start", text);
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
