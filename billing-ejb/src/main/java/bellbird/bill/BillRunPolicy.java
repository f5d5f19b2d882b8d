package bellbird.bill;

/**
 * Who looks at a run before its bills are issued.
 *
 * @param approvals 0: nobody, bills are issued as they are calculated; 1 or 2: so many people
 * @param secondOpinion whether the second biller is asked about drafts
 */
public record BillRunPolicy(int approvals, boolean secondOpinion) {

    /** Of an operator who has said nothing. */
    public static final BillRunPolicy AUTOMATIC = new BillRunPolicy(0, true);

    private static final int FOUR_EYES = 2;

    public BillRunPolicy {
        if (approvals < 0 || approvals > FOUR_EYES) {
            throw new IllegalArgumentException("approvals " + approvals);
        }
    }
}
