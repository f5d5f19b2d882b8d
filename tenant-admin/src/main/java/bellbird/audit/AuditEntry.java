package bellbird.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change that somebody made.
 *
 * @param happenedAt system time
 * @param who display name of the person or machine
 * @param address it came from; {@code -} for jobs
 * @param action verb and noun, such as {@code activate line}
 * @param noun what was changed
 * @param nounId its id
 * @param before null when it did not exist
 * @param after null when it is gone
 */
public record AuditEntry(
        Instant happenedAt,
        String who,
        String address,
        String action,
        String noun,
        String nounId,
        @Nullable String before,
        @Nullable String after) {}
