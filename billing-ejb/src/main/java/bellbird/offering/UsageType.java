package bellbird.offering;

/** What can be used, and in what it is counted. */
public enum UsageType {
    /** Seconds. */
    VOICE,
    /** Messages. */
    SMS,
    /** Bytes. */
    DATA
}
