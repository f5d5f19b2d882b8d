package bellbird.bill;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Bills a cycle's period when its cut-off has come. */
@ApplicationScoped
class BillRunJob implements JobHandler {

    @EJB private BillRunSteps steps;

    @Override
    public String kind() {
        return BillRunKey.KIND;
    }

    @Override
    public void run(JobRun run) {
        boolean more = true;
        while (more) {
            more = steps.advance(run);
        }
    }
}
