package bellbird.rating;

/**
 * What the worker of a file keeps in mind from chunk to chunk: lines, their billing periods, and
 * their allowances as the last chunk left them. Looking them up anew for every chunk was a third of
 * what a record cost the database.
 *
 * <p>Lines are forgotten as soon as any was changed, periods as soon as any was closed, allowances
 * as soon as somebody else has rated usage of the tenant. A chunk that is not committed ends the
 * job's run, and its memory with it.
 */
public final class FileMemory {

    /** Some hundred bytes each; of a file with more it begins again from time to time. */
    private static final int MOST_LINES = 250_000;

    private final KnownLines lines = new KnownLines();
    private final KnownPeriods periods = new KnownPeriods();
    private final KnownBuckets buckets = new KnownBuckets();
    private RatingTurn turn = RatingTurn.NONE;

    /**
     * Begins a chunk.
     *
     * @param now its turn
     */
    void begin(RatingTurn now) {
        boolean full = lines.size() > MOST_LINES;
        if (full || !now.knowsLinesOf(turn)) {
            lines.forget();
        }
        if (full || !now.knowsPeriodsOf(turn)) {
            periods.forget();
        }
        if (full || !now.follows(turn)) {
            buckets.forget();
        }
        turn = now;
    }

    KnownLines lines() {
        return lines;
    }

    KnownPeriods periods() {
        return periods;
    }

    KnownBuckets buckets() {
        return buckets;
    }
}
