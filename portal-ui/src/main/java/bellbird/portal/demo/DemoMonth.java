package bellbird.portal.demo;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays the demo tenant's first month, step by step; each step waits for what the last one caused.
 */
@ApplicationScoped
public class DemoMonth implements JobHandler {

    static final String KIND = "demo-month";

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Inject private DemoSteps steps;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) throws Exception {
        int done = run.checkpoint().isEmpty() ? 0 : Integer.parseInt(run.checkpoint());
        for (int step = done; step < DemoSteps.COUNT; step++) {
            while (!steps.take(step, run)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
