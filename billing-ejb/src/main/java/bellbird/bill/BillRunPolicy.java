package bellbird.bill;

import java.time.Duration;

/**
 * How bill runs go: who looks before bills are issued, and what becomes of late usage (rule R12).
 *
 * @param approvals 0: nobody, bills are issued as they are calculated; 1 or 2: so many people
 * @param secondOpinion whether the second biller is asked about drafts
 * @param waitHours from the cut-off until the run begins: what comes meanwhile is on its bills
 * @param roamingWaitHours the same while a feed brings usage from abroad, if that is longer
 * @param lateUsage where what comes later is billed
 */
public record BillRunPolicy(
        int approvals,
        boolean secondOpinion,
        int waitHours,
        int roamingWaitHours,
        LateUsage lateUsage) {

    private static final int FOUR_EYES = 2;
    private static final int TWO_DAYS = 48;
    private static final int FIVE_DAYS = 120;
    private static final int TWO_WEEKS = 336;

    /** Of an operator who has said nothing: nobody looks, and late usage has two days. */
    public static final BillRunPolicy AUTOMATIC = new BillRunPolicy(0, true, TWO_DAYS);

    /** Bills are issued by themselves at the cut-off, and what comes later is on the next ones. */
    public static final BillRunPolicy AT_THE_CUT_OFF = new BillRunPolicy(0, true, 0);

    public BillRunPolicy {
        if (approvals < 0 || approvals > FOUR_EYES) {
            throw new IllegalArgumentException("approvals " + approvals);
        }
        for (int hours : new int[] {waitHours, roamingWaitHours}) {
            if (hours < 0 || hours > TWO_WEEKS) {
                throw new IllegalArgumentException("hours " + hours);
            }
        }
    }

    /** What comes later is on the next bill; roaming has five days. */
    public BillRunPolicy(int approvals, boolean secondOpinion, int waitHours) {
        this(approvals, secondOpinion, waitHours, FIVE_DAYS, LateUsage.NEXT_BILL);
    }

    /**
     * From the cut-off until a run begins.
     *
     * @param roaming whether usage from abroad is expected
     */
    Duration wait(boolean roaming) {
        return Duration.ofHours(roaming ? Math.max(waitHours, roamingWaitHours) : waitHours);
    }
}
