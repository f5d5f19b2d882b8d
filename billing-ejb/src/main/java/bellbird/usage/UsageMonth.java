package bellbird.usage;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The usage that began in a month, in UTC.
 *
 * @param records of one that is there: as many as were counted last, so about
 * @param bytes on disk, with indexes
 * @param kept why it is kept; null if nothing keeps it, or if it was dropped
 * @param droppedAt null while it is there
 */
public record UsageMonth(
        YearMonth month,
        long records,
        long bytes,
        @Nullable Kept kept,
        @Nullable Instant droppedAt) {

    /** What keeps a month, the first that does. */
    public enum Kept {
        /** Nobody has said how long usage is kept. */
        NO_POLICY,
        /** Its end is not long enough ago. */
        YOUNG,
        /** Somebody has put it on hold. */
        HELD,
        /** A line of one of its bills is disputed. */
        DISPUTED,
        /** Some of it is on no bill yet. */
        UNBILLED,
        /** Some of it is on a bill that is not old enough. */
        BILLED_LATELY,
        /** It was dropped in the meantime. */
        GONE
    }
}
