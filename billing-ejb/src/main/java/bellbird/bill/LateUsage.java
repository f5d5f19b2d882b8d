package bellbird.bill;

/** Where usage is billed that comes after its bill was made (rule R12). */
public enum LateUsage {
    NEXT_BILL,
    /** On a further bill of its own period, the day after it came. */
    DELTA_NOTE
}
