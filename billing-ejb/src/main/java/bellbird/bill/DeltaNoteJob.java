package bellbird.bill;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Late usage of an account came on a day that is over. Its key is {@code <account>/<day>}. */
@ApplicationScoped
class DeltaNoteJob implements JobHandler {

    @EJB private AccountBills bills;

    @Override
    public String kind() {
        return "delta-note";
    }

    @Override
    public void run(JobRun run) {
        UUID account = UUID.fromString(run.key().substring(0, run.key().indexOf('/')));
        while (bills.billLateUsage(account, run)) {}
    }
}
