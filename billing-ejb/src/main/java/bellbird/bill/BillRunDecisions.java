package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What people decide about a run: to let it issue its bills, to hold it, to throw its drafts away.
 * Each decision holds the run's row, so that it and the run's work take turns.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillRunDecisions {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject Caller caller;
    @Inject AuditTrail audit;
    @EJB BillRuns runs;
    @EJB BillRunReviews reviews;

    /**
     * Takes an alarm upon oneself.
     *
     * @param alarm its name, as {@link RunReview#alarms()} has it
     * @throws BellbirdException of kind USER without a reason, CONFLICT if there is no such alarm
     *     any more
     */
    public void waive(UUID id, String alarm, String reason) {
        String said = said(reason);
        work(id, RunDecisionTable::requireReview);
        if (reviews.alarms(id).stream().noneMatch(one -> one.name().equals(alarm))) {
            throw BellbirdException.conflict("error.billRun.alarmGone");
        }
        work(
                id,
                table ->
                        table.waive(
                                alarm, said, caller.subject(), caller.displayName(), clock.now()));
        audit.record("waive alarm of bill run", "bill-run", id.toString(), alarm, said);
    }

    /**
     * Accepts one draft on which the second biller does not agree; the others go on to keep the run
     * from approval.
     *
     * @throws BellbirdException of kind USER without a reason, CONFLICT if the two agree by now, or
     *     somebody has accepted it
     */
    public void acceptDiffering(UUID id, UUID account, String reason) {
        String said = said(reason);
        work(id, RunDecisionTable::requireReview);
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                new DifferingBills(connection, id)
                                        .accept(
                                                account,
                                                said,
                                                caller.subject(),
                                                caller.displayName(),
                                                clock.now()));
        audit.record("accept differing bill", "bill-run", id.toString(), account.toString(), said);
    }

    /**
     * Accepts one draft that looks unusual, as it is.
     *
     * @param total of the draft that was seen
     * @throws BellbirdException of kind USER without a reason, CONFLICT if it comes to something
     *     else by now, or somebody has accepted it
     */
    public void acceptUnusual(UUID id, UUID account, Money total, String reason) {
        String said = said(reason);
        boolean accepted =
                work(
                        id,
                        table ->
                                table.requireReview()
                                        && table.comesTo(account, total)
                                        && table.waive(
                                                UnusualBills.name(account, total),
                                                said,
                                                caller.subject(),
                                                caller.displayName(),
                                                clock.now()));
        if (!accepted) {
            throw BellbirdException.conflict("error.billRun.unusualGone");
        }
        audit.record("accept unusual bill", "bill-run", id.toString(), account.toString(), said);
    }

    private static String said(String reason) {
        String said = reason.strip();
        if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
            throw BellbirdException.user("reason", "error.billRun.reason");
        }
        return said;
    }

    /**
     * Says yes to the drafts. With the last approval that is needed the run goes on.
     *
     * @param canary whether only one in a hundred is issued, before people look again
     * @return whether the run issues its bills now; otherwise another person has to approve
     * @throws BellbirdException of kind CONFLICT if the run does not wait for it, an alarm is open,
     *     or the caller has approved before
     */
    public boolean approve(UUID id, boolean canary) {
        work(id, RunDecisionTable::requireReview);
        BillRunSummary run = runs.get(id);
        if (reviews.alarms(id).stream().anyMatch(RunAlarm::blocks)) {
            throw BellbirdException.conflict("error.billRun.alarmsOpen");
        }
        int given =
                work(
                        id,
                        table -> {
                            RunApprovals approvals = table.approvals();
                            if (!approvals.add(
                                    caller.subject(), caller.displayName(), clock.now())) {
                                throw BellbirdException.conflict("error.billRun.approvedBefore");
                            }
                            return approvals.all().size();
                        });
        boolean enough = given >= run.approvals();
        if (enough) {
            work(id, table -> table.release(canary));
            goOn(run);
        }
        audit.record(
                "approve bill run",
                "bill-run",
                id.toString(),
                run.drafts() + " drafts",
                given + " of " + run.approvals() + " approvals");
        return enough;
    }

    /** Holds a run after the piece it is working on. */
    public void pause(UUID id) {
        work(id, RunDecisionTable::pause);
        audit.record("pause bill run", "bill-run", id.toString(), null, "paused");
    }

    /** Lets a run go on that was held, by people or after its canary. */
    public void resume(UUID id) {
        BillRunSummary run = runs.get(id);
        work(id, RunDecisionTable::resume);
        goOn(run);
        audit.record("resume bill run", "bill-run", id.toString(), "held", "goes on");
    }

    /**
     * Throws all drafts away; what is issued stays. Nothing is billed until somebody has it
     * calculated again.
     *
     * @return how many drafts
     */
    public int reject(UUID id) {
        int drafts = work(id, table -> table.discard(BillRunState.REJECTED));
        audit.record("reject bill run", "bill-run", id.toString(), drafts + " drafts", "rejected");
        return drafts;
    }

    /**
     * Throws the drafts away and makes new ones from what is known now.
     *
     * @return how many accounts are calculated again
     */
    public int calculateAgain(UUID id) {
        BillRunSummary run = runs.get(id);
        int accounts = work(id, table -> table.discard(BillRunState.RUNNING));
        goOn(run);
        audit.record(
                "calculate bill run again",
                "bill-run",
                id.toString(),
                run.drafts() + " drafts",
                accounts + " accounts");
        return accounts;
    }

    public BillRunPolicy policy() {
        return entities.unwrap(Session.class).doReturningWork(RunDecisionTable::policy);
    }

    /** From the next run on: one that has begun keeps the policy it began with. */
    @RolesAllowed({Roles.OWNER, Roles.SYSTEM})
    public void changePolicy(BillRunPolicy policy) {
        BillRunPolicy before = policy();
        entities.unwrap(Session.class)
                .doWork(connection -> RunDecisionTable.setPolicy(connection, policy));
        audit.record(
                "change bill run policy",
                "bill_run_policy",
                "policy",
                before.toString(),
                policy.toString());
    }

    private void goOn(BillRunSummary run) {
        jobs.scheduleBusiness(
                BillRunKey.KIND,
                new BillRunKey(run.cycle(), run.period().from()).retry(Ids.next()),
                "{}",
                clock.now());
    }

    private interface Work<R> {
        R with(RunDecisionTable table) throws SQLException;
    }

    private <R> R work(UUID id, Work<R> work) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            RunDecisionTable table = new RunDecisionTable(connection, id);
                            table.lock();
                            return work.with(table);
                        });
    }
}
