package bellbird.bill;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What people look at before they approve a run.
 *
 * @param alarms what keeps it from approval, those taken upon oneself included
 * @param approvals of its drafts as they are
 * @param mayApprove whether the caller is one whose approval is missing
 * @param opinions of the second biller
 * @param before the run of the period before; null for the first
 * @param changes of amounts against it, the largest first
 * @param outliers bills that look unusual, ten of each kind that nobody has accepted, and ten that
 *     somebody has
 * @param counts how many there are, by kind
 */
public record RunReview(
        List<RunAlarm> alarms,
        List<Approval> approvals,
        boolean mayApprove,
        Opinions opinions,
        @Nullable Before before,
        List<Change> changes,
        List<Outlier> outliers,
        List<UnusualCount> counts) {

    public RunReview {
        alarms = List.copyOf(alarms);
        approvals = List.copyOf(approvals);
        changes = List.copyOf(changes);
        outliers = List.copyOf(outliers);
        counts = List.copyOf(counts);
    }

    /** Alarms that keep the run from approval. */
    public long blocking() {
        return alarms.stream().filter(RunAlarm::blocks).count();
    }

    /** Unusual bills that nobody has accepted. */
    public long unusual() {
        return counts.stream().mapToLong(UnusualCount::open).sum();
    }

    /** Unusual bills that somebody has accepted. */
    public long accepted() {
        return counts.stream().mapToLong(UnusualCount::accepted).sum();
    }

    /**
     * @param by name of the person
     */
    public record Approval(String by, Instant at) {}

    /**
     * What the second biller says of the drafts; the four counts add up to them.
     *
     * @param asked whether the run asks it
     * @param waiting not asked yet
     * @param beyond accounts with what it does not know
     * @param differing the first ten that differ, those nobody has accepted first
     */
    public record Opinions(
            boolean asked,
            long waiting,
            long agree,
            long differ,
            long beyond,
            List<Differing> differing) {
        public Opinions {
            differing = List.copyOf(differing);
        }
    }

    /**
     * A draft on which the two do not agree.
     *
     * @param accepted by somebody, as it is; null while it keeps the run from approval
     */
    public record Differing(
            Payer payer, Money ours, Money theirs, RunAlarm.@Nullable Waiver accepted) {}

    /** Whose bill it is. */
    public record Payer(
            UUID accountId, String accountNumber, UUID customerId, String customerName) {}

    /**
     * @param total with tax, of all its bills
     */
    public record Before(UUID runId, long bills, Money total) {}

    /**
     * An amount before tax, in the run before and in this one.
     *
     * @param service of usage; null for all other kinds
     * @param plan of recurring charges; empty for all other kinds
     * @param earlier in finished runs of the cycle before this one, the oldest first
     */
    public record Change(
            BillDetail.LineKind kind,
            BillDocument.Usage.@Nullable Service service,
            String plan,
            Money before,
            Money now,
            List<Money> earlier) {

        /** The same, as part of the sum of all plans. */
        public Change ofAnyPlan() {
            return new Change(kind, service, "", before, now, earlier);
        }

        /** Both together. */
        public Change plus(Change other) {
            return new Change(
                    kind,
                    service,
                    plan,
                    before.plus(other.before),
                    now.plus(other.now),
                    IntStream.range(0, earlier.size())
                            .mapToObj(run -> earlier.get(run).plus(other.earlier.get(run)))
                            .toList());
        }

        public Money difference() {
            return now.minus(before);
        }

        /** The difference as a share of the amount before; one where there was none. */
        public BigDecimal share() {
            return UsualChange.share(before, now)
                    .orElse(BigDecimal.valueOf(Long.signum(difference().minorUnits())));
        }

        /** Empty while there are too few runs to tell. */
        public Optional<UsualChange> usual() {
            return UsualChange.of(earlier);
        }
    }

    /**
     * A draft to look at.
     *
     * @param total with tax
     */
    public record Sample(Payer payer, Money total) {}

    /** Why a bill looks unusual. */
    public enum Unusual {
        /** Half as much again as the bill before, or more. */
        UP,
        /** Half of the bill before, or less. */
        DOWN,
        /** Nothing to bill. */
        ZERO,
        /** The account's first bill. */
        FIRST
    }

    /**
     * @param billId null while it is a draft, or if there is nothing to bill
     * @param before total of the account's bill in the run before; null for the first
     * @param now total in this run
     * @param usual what the account's bills usually come to; null while there are too few to tell
     * @param cause description of the lines that changed most; empty if none
     * @param causedBy by how much, before tax
     * @param accepted by somebody, with this total; null while nobody has
     */
    public record Outlier(
            Unusual kind,
            Payer payer,
            @Nullable UUID billId,
            @Nullable Money before,
            Money now,
            @Nullable Usual usual,
            String cause,
            Money causedBy,
            RunAlarm.@Nullable Waiver accepted) {}

    /** How many bills look unusual in one way, those that somebody has accepted apart. */
    public record UnusualCount(Unusual kind, long open, long accepted) {}

    /** What an account's bills before this run came to, at most twelve of them, with tax. */
    public record Usual(Money least, Money most) {}
}
