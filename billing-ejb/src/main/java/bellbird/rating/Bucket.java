package bellbird.rating;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An allowance of a period as the rater sees it.
 *
 * @param allowance id of its terms
 * @param priority smaller is used first
 * @param rolledOver from an earlier period: used before that period's own
 * @param expiresAt local midnight after the last day it can be used for
 * @param remaining seconds, messages or bytes; money in millionths
 */
public record Bucket(
        UUID id,
        String allowance,
        int priority,
        boolean rolledOver,
        Instant expiresAt,
        long remaining) {

    /** By priority, what rolled over first, then by earliest expiry, then by id (rule R8). */
    public static final Comparator<Bucket> ORDER_OF_USE =
            Comparator.comparingInt(Bucket::priority)
                    .thenComparing(bucket -> !bucket.rolledOver())
                    .thenComparing(Bucket::expiresAt)
                    .thenComparing(Bucket::id, Bucket::asWritten);

    /** {@link UUID#compareTo} takes halves of ids for signed numbers. */
    private static int asWritten(UUID one, UUID other) {
        int first =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(
                        one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    Bucket named(String allowance) {
        return new Bucket(id, allowance, priority, rolledOver, expiresAt, remaining);
    }

    Bucket less(long quantity) {
        return new Bucket(id, allowance, priority, rolledOver, expiresAt, remaining - quantity);
    }
}
