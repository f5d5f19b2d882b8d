package bellbird.bill;

/** Where a run is. What it does in a state may also be held, by people or after its canary. */
public enum BillRunState {
    /** Accounts are calculated; issued at once where nobody has to look at them. */
    RUNNING,
    /** Its drafts wait for people. */
    REVIEW,
    /** Approved: bills are issued. */
    ISSUING,
    /** Its drafts were thrown away; its accounts wait to be calculated again. */
    REJECTED,
    /** No account waits. */
    DONE
}
