package bellbird.bill;

/**
 * Who looks at a run before its bills are issued.
 *
 * @param approvals 0: nobody, bills are issued as they are calculated; 1 or 2: so many people
 * @param secondOpinion whether the second biller is asked about drafts
 * @param waitHours from the cut-off until the run begins: what comes meanwhile is on its bills
 *     (rule R12)
 */
public record BillRunPolicy(int approvals, boolean secondOpinion, int waitHours) {

    private static final int FOUR_EYES = 2;
    private static final int TWO_DAYS = 48;
    private static final int TWO_WEEKS = 336;

    /** Of an operator who has said nothing: nobody looks, and late usage has two days. */
    public static final BillRunPolicy AUTOMATIC = new BillRunPolicy(0, true, TWO_DAYS);

    /** Bills are issued by themselves at the cut-off, and what comes later is on the next ones. */
    public static final BillRunPolicy AT_THE_CUT_OFF = new BillRunPolicy(0, true, 0);

    public BillRunPolicy {
        if (approvals < 0 || approvals > FOUR_EYES) {
            throw new IllegalArgumentException("approvals " + approvals);
        }
        if (waitHours < 0 || waitHours > TWO_WEEKS) {
            throw new IllegalArgumentException("hours " + waitHours);
        }
    }
}
