package bellbird.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * A job in the hands of one worker.
 *
 * @param checkpoint where the last committed chunk ended; empty at first
 * @param dueAt in its own time
 * @param token of this claim
 * @param attempts this one included
 */
record ClaimedJob(
        UUID id,
        String kind,
        String key,
        String payload,
        String checkpoint,
        Instant dueAt,
        long token,
        int attempts) {}
