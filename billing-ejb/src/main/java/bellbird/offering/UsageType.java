package bellbird.offering;

import java.util.Locale;

/** What can be used, and in what it is counted. */
public enum UsageType {
    /** Seconds. */
    VOICE,
    /** Messages. */
    SMS,
    /** Bytes. */
    DATA,
    /** Messages. */
    MMS,
    /** Pieces. */
    CONTENT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As documents and ids write it. */
    public String word() {
        return word;
    }
}
