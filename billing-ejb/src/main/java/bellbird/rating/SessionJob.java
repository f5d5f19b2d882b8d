package bellbird.rating;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.time.BusinessClock;
import bellbird.usage.FileWork;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Rates sessions whose last part is waited for no longer. Each file with parts asks for its own
 * look; its key is the file's id.
 */
@ApplicationScoped
class SessionJob implements JobHandler {

    @EJB RatingChunks chunks;
    @Inject BusinessClock clock;

    @Override
    public String kind() {
        return FileWork.SESSIONS_JOB;
    }

    @Override
    public void run(JobRun run) {
        boolean more = true;
        while (more) {
            more = chunks.assemble(run, clock.now(), null, "looked");
        }
    }
}
