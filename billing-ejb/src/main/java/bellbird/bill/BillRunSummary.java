package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill run as people watch it. Each account due is waiting, billed, at zero or parked, so the
 * four add up to {@code due} (invariant I9).
 *
 * @param id of the run
 * @param cycleDay of its accounts
 * @param period of the usage it bills
 * @param state whether work is left
 * @param startedAt tenant time
 * @param finishedAt tenant time; null while running
 * @param due accounts taken in
 * @param waiting not looked at yet
 * @param billed with a bill
 * @param zero nothing to charge, so no bill
 * @param parked set aside with a reason, to be retried
 * @param rendered bills whose PDF is stored
 * @param total of all its bills
 */
public record BillRunSummary(
        UUID id,
        int cycleDay,
        Period period,
        BillRunState state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long due,
        long waiting,
        long billed,
        long zero,
        long parked,
        long rendered,
        Money total) {

    /** The steps of the run in their order. */
    public List<Stage> stages() {
        return List.of(
                new Stage(StageName.COLLECT, due, due),
                new Stage(StageName.CALCULATE, due - waiting, due),
                new Stage(StageName.ISSUE, billed, due - waiting - zero - parked),
                new Stage(StageName.RENDER, rendered, billed));
    }

    /** Names of the steps. */
    public enum StageName {
        COLLECT,
        CALCULATE,
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
