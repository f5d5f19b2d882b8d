package bellbird.portal.demo;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Plays the demo tenant's first month, a job for each step. A step that must wait for what the last
 * one caused comes back later as a job of its own: a running job would hold the sandbox clock.
 */
@ApplicationScoped
public class DemoMonth implements JobHandler {

    static final String KIND = "demo-month";

    @Inject private DemoSteps steps;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) throws Exception {
        String[] key = run.key().split("/", 2);
        steps.take(Integer.parseInt(key[0]), Integer.parseInt(key[1]), run);
    }

    /** Natural key of a step's job. */
    static String key(int step, int attempt) {
        return step + "/" + attempt;
    }
}
