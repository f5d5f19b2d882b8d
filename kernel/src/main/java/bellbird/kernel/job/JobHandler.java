package bellbird.kernel.job;

import java.time.Duration;
import java.util.List;

/**
 * Does one kind of job. Called outside any transaction, as role {@code system}, in the job's
 * tenant; it commits in chunks, and each of its transactions calls {@link JobRun#checkpoint}. It
 * may be called again after a crash and then continues from the checkpoint.
 */
public interface JobHandler {

    /** The kind it does, such as {@code bill-run}. Unique. */
    String kind();

    /**
     * Returns when the work is done. An exception means: try again after {@link #waits()}, then
     * park the job with the reason.
     */
    void run(JobRun run) throws Exception;

    /**
     * How many of its jobs a worker takes with one claim, to do them one after the other: more than
     * one where there are many and each is short. A job that failed is always taken alone.
     */
    default int atOnce() {
        return 1;
    }

    /** Waits before the second try, the third and so on; a checkpoint starts the count anew. */
    default List<Duration> waits() {
        return List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
