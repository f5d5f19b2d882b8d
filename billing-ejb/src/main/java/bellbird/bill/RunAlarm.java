package bellbird.bill;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a run from approval, until it is solved or somebody takes it upon
 * themselves. It is worked out from the data each time it is asked for, so it ends by itself.
 *
 * @param name of the alarm and of what it counts: when more is missing it is another alarm
 * @param details for its text, in order
 * @param waiver null while nobody has taken it upon themselves
 */
public record RunAlarm(String name, Kind kind, List<String> details, @Nullable Waiver waiver) {

    public RunAlarm {
        details = List.copyOf(details);
    }

    /** What is wrong. */
    public enum Kind {
        /** Files of a feed are missing: the feed, first and last number, how many. */
        GAP,
        /** No file came for longer than expected: the feed, hours. */
        MISSING,
        /** A day brought much less than usual: the feed, day, records, records before. */
        LESS,
        /** Usage of the period has no price or no line: how many records, key of the reason. */
        SUSPENDED,
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
    public record Waiver(String by, String reason, Instant at) {}

    /** Whether it keeps the run from approval. */
    public boolean blocks() {
        return waiver == null;
    }

    static RunAlarm of(Kind kind, String name, String... details) {
        return new RunAlarm(kind.name() + "/" + name, kind, List.of(details), null);
    }

    RunAlarm waived(@Nullable Waiver by) {
        return new RunAlarm(name, kind, details, by);
    }
}
