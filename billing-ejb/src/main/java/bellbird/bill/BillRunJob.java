package bellbird.bill;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Bills a cycle's period when its cut-off has come. */
@ApplicationScoped
class BillRunJob implements JobHandler {

    @EJB private BillRunSteps steps;
    @Inject private TaxAsking taxes;

    @Override
    public String kind() {
        return BillRunKey.KIND;
    }

    @Override
    public void run(JobRun run) {
        BillRunSteps.Progress progress;
        do {
            progress = steps.advance(run);
            if (!progress.untaxed().isEmpty()) {
                steps.keep(run, taxes.ask(progress.untaxed()));
            }
        } while (progress.more());
    }
}
