package bellbird.jobs;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.LostJobException;
import bellbird.tenancy.TenantSql;
import java.time.Clock;
import java.time.Instant;

/** What a handler sees of its claimed job. */
final class Run implements JobRun {

    private final ClaimedJob job;
    private final TenantSql sql;
    private final Clock clock;
    private String checkpoint;
    private boolean finished;

    Run(ClaimedJob job, TenantSql sql, Clock clock) {
        this.job = job;
        this.sql = sql;
        this.clock = clock;
        this.checkpoint = job.checkpoint();
    }

    @Override
    public String key() {
        return job.key();
    }

    @Override
    public String payload() {
        return job.payload();
    }

    @Override
    public String checkpoint() {
        return checkpoint;
    }

    @Override
    public Instant dueAt() {
        return job.dueAt();
    }

    @Override
    public void checkpoint(String reached) {
        if (!sql.call(c -> JobTable.checkpoint(c, job, reached))) {
            throw new LostJobException(job.kind() + " " + job.key());
        }
        checkpoint = reached;
    }

    @Override
    public void finish(String reached) {
        checkpoint(reached);
        if (!sql.call(c -> JobTable.done(c, job, clock.instant()))) {
            throw new LostJobException(job.kind() + " " + job.key());
        }
        finished = true;
    }

    @Override
    public void finishRepeatable(String reached) {
        sql.run(JobTable::doNotWaitForTheDisk);
        finish(reached);
    }

    /** Whether the handler has said so; true only for a run that did not throw. */
    boolean isFinished() {
        return finished;
    }
}
