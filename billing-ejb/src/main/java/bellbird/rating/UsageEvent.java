package bellbird.rating;

import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.resource.DialledNumbers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rated.
 *
 * @param startedAt decides the tariff version, the day and the time band
 * @param other who is at the other end
 * @param onNet whether the other end is our customer at that time
 * @param visited where the phone was; null at home
 * @param quantity seconds (a started one is a whole one, rule R1), messages, or bytes of the
 *     session
 */
public record UsageEvent(
        UsageType service,
        Direction direction,
        Instant startedAt,
        Other other,
        boolean onNet,
        @Nullable Visited visited,
        long quantity) {

    /**
     * @param digits E.164 without +, or a short code in full
     */
    public record Other(Kind kind, String digits) {

        /** Data has nobody at the other end. */
        public static final Other NOBODY = new Other(Kind.NOBODY, "");

        /** What was dialled (rules R5, R6). */
        public enum Kind {
            NUMBER,
            SHORT_CODE,
            EMERGENCY,
            NOBODY
        }

        public static Other number(String e164) {
            return new Other(Kind.NUMBER, e164);
        }

        /** As records keep it: numbers are longer than any short code. */
        static Other recorded(@Nullable String digits) {
            if (digits == null) {
                return NOBODY;
            }
            return DialledNumbers.isShort(digits)
                    ? new Other(Kind.SHORT_CODE, digits)
                    : number(digits);
        }
    }

    /** The network as the record names it (rule R7); codes are text, the MNC may be empty. */
    public record Visited(String mcc, String mnc) {}

    /**
     * Outgoing and at home.
     *
     * @param number E.164 without +; null for data
     */
    public static UsageEvent home(
            UsageType service, Instant startedAt, @Nullable String number, long quantity) {
        return recorded(
                service, Direction.OUTGOING, startedAt, number, false, null, null, quantity);
    }

    /**
     * As usage records keep it.
     *
     * @param number E.164 without +, or a short code; null for data and hidden callers
     * @param mcc of the visited network; null at home
     */
    static UsageEvent recorded(
            UsageType service,
            Direction direction,
            Instant startedAt,
            @Nullable String number,
            boolean onNet,
            @Nullable String mcc,
            @Nullable String mnc,
            long quantity) {
        return new UsageEvent(
                service,
                direction,
                startedAt,
                Other.recorded(number),
                onNet,
                mcc == null ? null : new Visited(mcc, mnc == null ? "" : mnc),
                quantity);
    }

    UsageEvent lasting(long seconds) {
        return new UsageEvent(service, direction, startedAt, other, onNet, visited, seconds);
    }
}
