package bellbird.offering;

/**
 * A number that never costs anything (rule R6). Emergency numbers of the country are known without
 * being named.
 *
 * @param number a short code in full, or + and the first digits of numbers
 */
public record FreeNumber(String number, Kind kind) {

    /** Why it is free. */
    public enum Kind {
        EMERGENCY,
        FREE
    }
}
