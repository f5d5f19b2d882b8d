package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One transaction of a bill run. It looks at what the run has reached and does the next piece:
 * collect the accounts, bill some of them, or finish. So a run that died is continued by calling it
 * again.
 */
final class BillRunStep {

    private final BillPorts ports;
    private final int chunk;

    /**
     * @param chunk accounts in one transaction
     */
    BillRunStep(BillPorts ports, int chunk) {
        this.ports = ports;
        this.chunk = chunk;
    }

    /**
     * Does the next piece in the connection's transaction.
     *
     * @return whether there may be more
     * @throws bellbird.kernel.job.LostJobException if another worker has taken over
     */
    boolean advance(Connection connection, JobRun job) throws SQLException {
        BillRunKey key = BillRunKey.parse(job.key());
        BillCycle cycle = new BillCycle(key.cycleDay());
        Period period = cycle.containing(key.periodFrom());
        BillRunWriter runs = new BillRunWriter(connection);
        UUID id = BillIds.ofRun(key.cycleDay(), period);
        boolean opened = runs.open(id, key.cycleDay(), period, ports.clock().now());
        UUID run = runs.lock(key);
        if (opened) {
            runs.collect(run, key.cycleDay(), period);
            job.checkpoint("collected");
            return true;
        }
        List<UUID> due = runs.due(run, chunk);
        if (due.isEmpty()) {
            runs.finish(run, ports.clock().now());
            scheduleNext(key, period);
            job.checkpoint("done");
            return false;
        }
        bill(connection, run, Occasion.regular(cycle, period), due);
        job.checkpoint("billed to account " + due.getLast());
        return true;
    }

    private void bill(Connection connection, UUID run, Occasion occasion, List<UUID> due)
            throws SQLException {
        BillRunWriter runs = new BillRunWriter(connection);
        AccountsToBill source = new AccountsToBill(connection, ports.clock().zone(), due, occasion);
        source.lockPeriods();
        BillContext context = ports.context(connection);
        BillCalculation calculation = new BillCalculation(context.taxRules(), occasion);
        List<BillDraft> drafts = new ArrayList<>();
        List<UUID> zero = new ArrayList<>();
        for (BillAccount account : source.read()) {
            UUID id = account.holder().id();
            try {
                calculation.of(account).ifPresentOrElse(drafts::add, () -> zero.add(id));
            } catch (ParkException e) {
                runs.park(run, id, e.messageKey(), e.detail());
            } catch (RuntimeException e) {
                runs.park(run, id, "error.bill.failed", e.toString());
            }
        }
        List<IssuedBill> issued = new ArrayList<>();
        new Issuing(connection, run, new BillIssue(context), context.today()).issue(drafts, issued);
        List<UUID> billed =
                issued.stream().map(bill -> bill.draft().account().holder().id()).toList();
        new CreditBalance(connection, context.today()).apply(billed);
        runs.settle(run, billed, "BILLED");
        runs.settle(run, zero, "ZERO");
        List<UUID> closed = new ArrayList<>(billed);
        closed.addAll(zero);
        source.closePeriods(closed, ports.clock().now());
        issued.forEach(ports::publish);
    }

    private void scheduleNext(BillRunKey key, Period period) {
        Period next = new BillCycle(key.cycleDay()).next(period);
        ports.jobs()
                .scheduleBusiness(
                        BillRunKey.KIND,
                        new BillRunKey(key.cycleDay(), next.from()).toString(),
                        "{}",
                        next.endsAt(ports.clock().zone()));
    }
}
