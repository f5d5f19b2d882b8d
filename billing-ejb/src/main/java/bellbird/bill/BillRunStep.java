package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One transaction of a bill run. It looks at what the run has reached and does the next piece:
 * collect the accounts, calculate or issue some of them, ask for a second opinion on some, or
 * finish. So a run that died, or that people held, is continued by calling it again.
 */
final class BillRunStep {

    private static final String ORDERED = "usage put in order";

    private final BillPorts ports;
    private final SecondOpinion opinion;
    private final int chunk;

    /**
     * @param opinion on drafts
     * @param chunk accounts in one transaction
     */
    BillRunStep(BillPorts ports, SecondOpinion opinion, int chunk) {
        this.ports = ports;
        this.opinion = opinion;
        this.chunk = chunk;
    }

    /**
     * Does the next piece in the connection's transaction.
     *
     * @return whether there may be more, not while people decide; and what the tax engine has to be
     *     asked when the transaction is over
     * @throws bellbird.kernel.job.LostJobException if another worker has taken over
     */
    BillRunSteps.Progress advance(Connection connection, JobRun job) throws SQLException {
        BillRunKey key = BillRunKey.parse(job.key());
        Period period = key.period();
        BillRunWriter runs = new BillRunWriter(connection);
        if (!runs.isUsed(key)) {
            job.checkpoint("nobody has this cycle");
            return BillRunSteps.Progress.END;
        }
        UUID id = BillIds.ofRun(key.cycle(), period);
        Duration wait = RunDecisionTable.wait(connection);
        Instant begin = period.endsAt(ports.clock().zone()).plus(wait);
        if (wait.isPositive() && ports.clock().now().isBefore(begin) && !runs.isOpen(id)) {
            ports.jobs().scheduleBusiness(BillRunKey.KIND, key.begin(begin), "{}", begin);
            job.checkpoint("waits for late usage");
            return BillRunSteps.Progress.END;
        }
        boolean opened = runs.open(id, key, period, ports.clock().now());
        BillRunWriter.Locked run = runs.lock(key);
        if (opened) {
            runs.collect(run.id(), key, period);
            job.checkpoint("collected");
            return BillRunSteps.Progress.MORE;
        }
        if (run.held()) {
            job.checkpoint("held");
            return BillRunSteps.Progress.END;
        }
        Occasion occasion = Occasion.regular(new BillCycle(key.cycle()), period);
        RunAccounts accounts = new RunAccounts(connection, ports, run.id(), occasion);
        String reached =
                switch (run.state()) {
                    case RUNNING, DONE ->
                            run.approvals() == 0
                                    ? bill(runs, run, accounts)
                                    : draft(connection, runs, run, accounts, occasion);
                    case ISSUING -> issue(connection, runs, run, accounts);
                    case REVIEW, REJECTED -> "";
                };
        if (reached.isEmpty()) {
            scheduleNext(key, period);
            job.checkpoint(
                    runs.lock(key).state() == BillRunState.DONE ? "done" : "waits for people");
            return BillRunSteps.Progress.END;
        }
        job.checkpoint(reached);
        return new BillRunSteps.Progress(true, accounts.untaxed());
    }

    /** Nobody has to look: what is calculated is issued. */
    private String bill(BillRunWriter runs, BillRunWriter.Locked run, RunAccounts accounts)
            throws SQLException {
        List<UUID> due = runs.in(run.id(), "DUE", false, chunk);
        if (due.isEmpty()) {
            runs.finish(run.id(), ports.clock().now());
            return "";
        }
        if (accounts.order(due)) {
            return ORDERED;
        }
        accounts.bill(due, run.round());
        return "billed to account " + due.getLast();
    }

    private String draft(
            Connection connection,
            BillRunWriter runs,
            BillRunWriter.Locked run,
            RunAccounts accounts,
            Occasion occasion)
            throws SQLException {
        BillDraftTable drafts = new BillDraftTable(connection, run.id());
        List<UUID> due = runs.in(run.id(), "DUE", false, chunk);
        if (accounts.order(due)) {
            return ORDERED;
        }
        if (!due.isEmpty()) {
            accounts.draft(due, drafts, run.round());
            return "calculated to account " + due.getLast();
        }
        List<UUID> unheard = run.secondOpinion() ? drafts.withoutOpinion(chunk) : List.of();
        if (!unheard.isEmpty()) {
            drafts.heard(unheard, opinion.of(connection, unheard, occasion.usage()));
            return "second opinion to account " + unheard.getLast();
        }
        if (runs.in(run.id(), "DRAFT", false, 1).isEmpty()) {
            runs.finish(run.id(), ports.clock().now());
        } else {
            runs.enter(run.id(), BillRunState.REVIEW);
        }
        return "";
    }

    /** The canary first; then people look, and let the others go. */
    private String issue(
            Connection connection,
            BillRunWriter runs,
            BillRunWriter.Locked run,
            RunAccounts accounts)
            throws SQLException {
        List<UUID> approved = runs.in(run.id(), "DRAFT", run.canary(), chunk);
        if (accounts.order(approved)) {
            return ORDERED;
        }
        if (!approved.isEmpty()) {
            accounts.issue(approved, new BillDraftTable(connection, run.id()));
            return "billed to account " + approved.getLast();
        }
        if (run.canary() && !runs.in(run.id(), "DRAFT", false, 1).isEmpty()) {
            runs.holdAfterCanary(run.id());
        } else {
            runs.finish(run.id(), ports.clock().now());
        }
        return "";
    }

    private void scheduleNext(BillRunKey key, Period period) {
        Period next = new BillCycle(key.cycle()).next(period);
        ports.jobs()
                .scheduleBusiness(
                        BillRunKey.KIND,
                        new BillRunKey(key.cycle(), next.from()).toString(),
                        "{}",
                        next.endsAt(ports.clock().zone()));
    }
}
