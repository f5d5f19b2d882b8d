package bellbird.bill;

/** Why a bill is made. */
public enum BillKind {
    /** At the cut-off of its cycle. */
    REGULAR,
    /** Out of its turn, because somebody asked for it. */
    IMMEDIATE,
    /** On the day on which an account has its last line no more. */
    FINAL,
    /** Of usage that came after the bill of its period was made. */
    DELTA_NOTE,
    /** Takes the place of one that was wrong. */
    CORRECTED,
    /** Gives back what another bill charged. */
    CREDIT_NOTE
}
