package bellbird.rating;

/**
 * What the worker of a file keeps in mind from chunk to chunk: lines, and their allowances as the
 * last chunk left them. Looking both up anew for every chunk was a third of what a record cost the
 * database.
 *
 * <p>Lines are those that were there when the file first named them: usage in it is over, so what
 * is ordered meanwhile from now on does not concern it. Allowances are forgotten as soon as
 * somebody else has rated usage of the tenant. A chunk that is not committed ends the job's run,
 * and its memory with it.
 */
public final class FileMemory {

    /** Some hundred bytes each; of a file with more it begins again from time to time. */
    private static final int MOST_LINES = 250_000;

    private final KnownLines lines = new KnownLines();
    private final KnownBuckets buckets = new KnownBuckets();
    private long turn;

    /**
     * Begins a chunk.
     *
     * @param now the turn that {@link ChunkRater#oneAtATime} gave it
     */
    void begin(long now) {
        boolean full = lines.size() > MOST_LINES;
        if (full) {
            lines.forget();
        }
        if (full || now != turn + 1) {
            buckets.forget();
        }
        turn = now;
    }

    KnownLines lines() {
        return lines;
    }

    KnownBuckets buckets() {
        return buckets;
    }
}
