package bellbird.bill;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** A line has ended; maybe it was the last of its account. Its key is {@code <account>/<day>}. */
@ApplicationScoped
class FinalBillJob implements JobHandler {

    static final String KIND = "final-bill";

    @EJB private AccountBills bills;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        int slash = run.key().indexOf('/');
        bills.billFinally(
                UUID.fromString(run.key().substring(0, slash)),
                LocalDate.parse(run.key().substring(slash + 1)),
                run);
    }
}
