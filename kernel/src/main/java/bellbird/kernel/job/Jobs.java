package bellbird.kernel.job;

import java.time.Instant;

/** Port: puts work on the current tenant's list, in the caller's transaction. */
public interface Jobs {

    /**
     * Schedules work in tenant time: a sandbox clock steps through it in order. Twice is once: a
     * job of the same kind and key that exists already stays as it is.
     *
     * @param kind names the {@link JobHandler}
     * @param key natural key within the kind, such as {@code cycle-1/2026-11-01}
     * @param payload what the handler needs, as JSON; {@code {}} if nothing
     * @param dueAt in tenant time
     */
    void scheduleBusiness(String kind, String key, String payload, Instant dueAt);

    /** Schedules technical work (mail, rendering, webhooks) in system time, due now. */
    void scheduleNow(String kind, String key, String payload);

    /** Schedules technical work in system time. */
    void scheduleAt(String kind, String key, String payload, Instant dueAt);
}
