package bellbird.bill;

import bellbird.kernel.job.JobRun;
import bellbird.tax.TaxReply;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What becomes of the accounts of a run about which the tax engine was asked. */
final class RunAnswers {

    private final Connection connection;
    private final BillRunWriter runs;

    RunAnswers(Connection connection) {
        this.connection = connection;
        this.runs = new BillRunWriter(connection);
    }

    /**
     * Keeps the answers, so that the next step finds them, and parks accounts without one. Where
     * the engine was silent nobody else is made to wait for it: all who are not calculated yet are
     * parked, and asked about when people try again.
     */
    void keep(JobRun job, List<TaxAsking.Heard> heard, Instant now) throws SQLException {
        BillRunWriter.Locked run = runs.lock(BillRunKey.parse(job.key()));
        for (TaxAsking.Heard one : heard) {
            switch (one.reply()) {
                case TaxReply.Answered given ->
                        TaxAnswers.keep(connection, one.untaxed().key(), given.answer(), now);
                case TaxReply.Unanswered none -> {
                    String reason = none.trouble().messageKey();
                    runs.park(run.id(), one.untaxed().account(), reason, none.detail());
                    if (none.trouble() == TaxReply.Trouble.SILENT) {
                        runs.parkDue(run.id(), reason, none.detail());
                    }
                }
            }
        }
        job.checkpoint("taxes of " + heard.size() + " bills");
    }
}
