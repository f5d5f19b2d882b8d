package bellbird.payment;

/** How much of what is open of a bill somebody wants to pay. */
public enum Share {
    /** Without what is disputed: nobody has to pay that before it is decided. */
    UNDISPUTED,
    /** All of it, because the payer wants to. */
    ALL
}
