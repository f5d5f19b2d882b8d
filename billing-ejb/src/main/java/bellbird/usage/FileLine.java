package bellbird.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file as it came, and what became of it.
 *
 * @param number counts from 1, the header included
 * @param rated the record that was rated; null if none was
 * @param aside why it was not; null if it was, or if the line is no record
 */
public record FileLine(
        long number, String original, @Nullable Rated rated, @Nullable SetAsideRow aside) {

    /** Key of a rated record. */
    public record Rated(String recordKey, Instant startedAt) {}
}
