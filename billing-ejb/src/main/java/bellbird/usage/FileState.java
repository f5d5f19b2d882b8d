package bellbird.usage;

/** How far a usage file has come. */
public enum FileState {
    REGISTERED,
    PROCESSING,
    /** Every record has its verdict and the file balances. */
    DONE,
    /** Nothing of it was rated. */
    REJECTED,
    /** A person decides. */
    QUARANTINED
}
