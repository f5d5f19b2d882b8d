package bellbird.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file that was not rated.
 *
 * @param line counts from 1, the header included
 * @param reason bundle key
 * @param detail what was found, such as the unreadable value
 * @param original the line as it came, cut to 4,000 characters
 */
public record SetAsideRow(
        long line,
        Verdict verdict,
        String reason,
        String detail,
        String original,
        @Nullable String recordKey,
        @Nullable Instant startedAt) {}
