package bellbird.provisioning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the making of a tenant is.
 *
 * @param address where the tenant answers once it is ready
 * @param steps all of them, in order
 * @param reason why it failed; empty otherwise
 */
public record SignUpProgress(
        String company,
        String shortName,
        String email,
        String address,
        State state,
        List<StepProgress> steps,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String reason) {

    /** A failed sign-up left nothing behind; its short name is free again. */
    public enum State {
        RUNNING,
        DONE,
        ROLLING_BACK,
        FAILED
    }

    /**
     * @param startedAt null while it waits
     * @param finishedAt null while it runs
     */
    public record StepProgress(
            Step step, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}
}
