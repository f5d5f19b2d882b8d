package bellbird.bill;

/** What a reader wants to know of an issued bill first. */
public enum BillState {
    /** Something is due, and there is time. */
    OPEN,
    /** Nothing is due. */
    PAID,
    /** Something is due, and nothing of it late but what is disputed. */
    DISPUTED,
    /** Something is due, not disputed, and the due day has passed. */
    OVERDUE
}
