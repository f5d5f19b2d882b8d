package bellbird.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Suspended records that were sent back in.
 *
 * @param reason message key of those it takes; null for all
 * @param detail what was found in them; null for all of the reason
 * @param note what was mended, in the words of who asked
 * @param finishedAt null while it goes on
 */
public record Recycling(
        UUID id,
        Instant askedAt,
        String askedBy,
        @Nullable String reason,
        @Nullable String detail,
        String note,
        @Nullable Instant finishedAt,
        List<Outcome> outcomes) {

    /**
     * Records that became the same.
     *
     * @param verdict {@link FileTotal#RATED} or a {@link Verdict}
     * @param reason message key; empty for rated records
     */
    public record Outcome(String verdict, String reason, long records) {}

    /** Records that were taken up. */
    public long taken() {
        return outcomes.stream().mapToLong(Outcome::records).sum();
    }

    /** Records that are rated now. */
    public long through() {
        return count(FileTotal.RATED);
    }

    /** Records that are suspended still. */
    public long stayed() {
        return count(Verdict.SUSPENDED.name());
    }

    private long count(String verdict) {
        return outcomes.stream()
                .filter(one -> one.verdict().equals(verdict))
                .mapToLong(Outcome::records)
                .sum();
    }
}
