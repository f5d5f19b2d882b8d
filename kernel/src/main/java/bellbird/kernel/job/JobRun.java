package bellbird.kernel.job;

import java.time.Instant;

/** One claimed run of a job. */
public interface JobRun {

    String key();

    /** The JSON given at scheduling. */
    String payload();

    /** Where the last committed chunk ended; empty at the first run. */
    String checkpoint();

    /** When the job was due, in its own time. */
    Instant dueAt();

    /**
     * Stores where the work stands, in the current transaction, and proves that this run still owns
     * the job. Call it in every transaction that commits work of the job.
     *
     * @throws LostJobException if another worker has taken the job over (its token is higher)
     */
    void checkpoint(String checkpoint);

    /**
     * As {@link #checkpoint} in the last transaction of the job: with it the job is done.
     *
     * @throws LostJobException as there
     */
    void finish(String checkpoint);

    /**
     * As {@link #finish}, for work that may be done again: the transaction does not wait for the
     * disk. A machine that dies within the next moments may forget it, together with whatever was
     * committed after it, and the job is done once more; nothing is half remembered.
     *
     * @throws LostJobException as there
     */
    default void finishRepeatable(String checkpoint) {
        finish(checkpoint);
    }
}
