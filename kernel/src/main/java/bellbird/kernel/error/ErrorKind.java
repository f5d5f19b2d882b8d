package bellbird.kernel.error;

/** Decides who is told what, and whether trying again helps. */
public enum ErrorKind {
    /** The caller can mend the input. */
    USER,
    /** Someone was faster or the state does not allow it; look again. */
    CONFLICT,
    /** It is not there, or not for this caller, who cannot tell the two apart. */
    NOT_FOUND,
    /** An outside service failed; trying again may help. */
    PROVIDER,
    /** Our fault. */
    INTERNAL
}
