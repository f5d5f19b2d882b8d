package bellbird.invariant;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks one tenant's rules once a night and tells people about those that broke. */
@ApplicationScoped
public class NightlyCheck implements JobHandler {

    static final String KIND = "check-invariants";

    @EJB private NightDesk desk;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        desk.check(run);
    }
}
