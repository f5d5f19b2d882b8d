package bellbird.usage;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.time.BusinessClock;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;

/**
 * Once a month makes the months of usage that come and drops those that were kept long enough. Each
 * file asks for the next time, and so does each time, so no chain of jobs can break.
 */
@ApplicationScoped
class UsageMonthsJob implements JobHandler {

    static final String KIND = "usage-months";

    @EJB UsageRetention retention;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        retention.ahead(run);
        for (YearMonth month : retention.due()) {
            retention.drop(run, month);
        }
    }

    /** The first of next month; asked for again it is the same job. */
    static void ask(Jobs jobs, BusinessClock clock) {
        YearMonth next = YearMonth.from(clock.today()).plusMonths(1);
        jobs.scheduleBusiness(
                KIND, next.toString(), "{}", next.atDay(1).atStartOfDay(clock.zone()).toInstant());
    }
}
