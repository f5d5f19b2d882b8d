package bellbird.rating;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * An allowance of a period as the rater sees it.
 *
 * @param priority smaller is used first
 * @param expiresOn day after the last one it can be used for
 * @param remaining seconds, messages or bytes
 */
public record Bucket(UUID id, int priority, LocalDate expiresOn, long remaining) {

    /** By priority, then by earliest expiry, then by id (rule R8). */
    public static final Comparator<Bucket> ORDER_OF_USE =
            Comparator.comparingInt(Bucket::priority)
                    .thenComparing(Bucket::expiresOn)
                    .thenComparing(bucket -> bucket.id().toString());
}
