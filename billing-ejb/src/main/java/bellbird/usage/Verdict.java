package bellbird.usage;

/** Why a record of a file was not rated. */
public enum Verdict {
    /** Kept with a reason, repairable; never priced at zero. */
    SUSPENDED,
    /** There already; no effect. */
    DUPLICATE,
    /** Unusable. */
    REJECTED,
    /** Not charged by rule: incoming and emergency calls. */
    IGNORED
}
