package bellbird.kernel.job;

/**
 * Does one kind of job. Called outside any transaction, as role {@code system}, in the job's
 * tenant; it commits in chunks, and each of its transactions calls {@link JobRun#checkpoint}. It
 * may be called again after a crash and then continues from the checkpoint.
 */
public interface JobHandler {

    /** The kind it does, such as {@code bill-run}. Unique. */
    String kind();

    /**
     * Returns when the work is done. An exception means: try again later, at most three times, then
     * park the job with the reason.
     */
    void run(JobRun run) throws Exception;
}
