package bellbird.usage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Something about a feed that a person should look at; it holds nothing up (rule B3).
 *
 * @param subject tells this alarm from others of its kind and feed
 * @param since when it came up
 * @param details for its text, in order: see the bundle keys {@code error.feed.alarm.*}
 */
public record FeedAlarm(
        UUID feedId, String feed, Kind kind, String subject, Instant since, List<String> details) {

    public FeedAlarm {
        details = List.copyOf(details);
    }

    /** Bundle key of its text, which takes the details. */
    public String message() {
        return kind == Kind.GAP
                ? gap(details.get(0), details.get(1))
                : "error.feed.alarm." + kind.word();
    }

    /** Bundle key of a gap's text: one file is missing, or several are. */
    public static String gap(String first, String last) {
        return first.equals(last) ? "error.feed.alarm.gap.one" : "error.feed.alarm.gap";
    }

    /** What is wrong. */
    public enum Kind {
        /** Files between two that came have not come: first and last number, how many. */
        GAP,
        /** A file came after its successor: its number and name. */
        LATE,
        /** No file came for longer than expected: hours. */
        MISSING,
        /** A day brought much less than the same weekday before: day, records, records before. */
        LESS;

        /** As mails and addresses write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
