package bellbird.bill;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill run as people watch it. Each account due is waiting, drafted, billed, at zero or parked,
 * so the five add up to {@code due} (invariant I9).
 *
 * @param id of the run
 * @param cycle of its accounts
 * @param period of the usage it bills
 * @param state where it is
 * @param hold why it stands; null while nothing holds it
 * @param approvals how many people have to say yes before anything is issued
 * @param startedAt tenant time
 * @param finishedAt tenant time; null while running
 * @param due accounts taken in
 * @param waiting not looked at yet
 * @param drafts calculated, not issued; some have nothing to bill
 * @param billed with a bill
 * @param zero nothing to charge, so no bill
 * @param parked set aside with a reason, to be retried
 * @param rendered bills whose PDF is stored
 * @param total of all its bills and drafts
 */
public record BillRunSummary(
        UUID id,
        CycleSpecification cycle,
        Period period,
        BillRunState state,
        @Nullable Hold hold,
        int approvals,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long due,
        long waiting,
        long drafts,
        long billed,
        long zero,
        long parked,
        long rendered,
        Money total) {

    /** Why a run stands that could go on. */
    public enum Hold {
        /** Somebody paused it. */
        PAUSED,
        /** Its first bills are issued, for people to look at. */
        CANARY
    }

    /** Whether the period leads its accounts from another cycle to this one. */
    public boolean isBridging() {
        return !cycle.begins(period.from());
    }

    /** Whether people have to approve what it issues. */
    public boolean isReviewed() {
        return approvals > 0;
    }

    /** Whether it goes on by itself. */
    public boolean isMoving() {
        return hold == null && (state == BillRunState.RUNNING || state == BillRunState.ISSUING);
    }

    /**
     * The step that is being worked on, or that people are waited for at.
     *
     * @param unheard drafts on which the second biller is still to be asked
     */
    public StageName underWay(long unheard) {
        if (hold == null && state == BillRunState.RUNNING) {
            return waiting > 0
                    ? StageName.CALCULATE
                    : unheard > 0 ? StageName.CHECK : StageName.COLLECT;
        }
        if (hold == null && state == BillRunState.ISSUING) {
            return StageName.ISSUE;
        }
        return rendered < billed ? StageName.RENDER : StageName.APPROVE;
    }

    /** Whether its parked accounts can be calculated again now. */
    public boolean canRetry() {
        return hold == null && state != BillRunState.ISSUING && state != BillRunState.REJECTED;
    }

    /** The steps of the run in their order. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(StageName.COLLECT, due, due));
        stages.add(new Stage(StageName.CALCULATE, due - waiting, due));
        if (isReviewed()) {
            long seen = state == BillRunState.ISSUING || state == BillRunState.DONE ? 1 : 0;
            stages.add(new Stage(StageName.CHECK, seen, 1));
            stages.add(new Stage(StageName.APPROVE, seen, 1));
        }
        stages.add(new Stage(StageName.ISSUE, billed, due - waiting - zero - parked));
        stages.add(new Stage(StageName.RENDER, rendered, billed));
        return stages;
    }

    /** Names of the steps. */
    public enum StageName {
        COLLECT,
        CALCULATE,
        CHECK,
        APPROVE,
        ISSUE,
        RENDER
    }

    /**
     * @param name of the step
     * @param done finished
     * @param of of so many
     */
    public record Stage(StageName name, long done, long of) {}
}
