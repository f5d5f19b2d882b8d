package bellbird.payment;

import java.time.Instant;

/**
 * An event of the provider that changed nothing and waits for a person.
 *
 * @param type as the provider names it
 * @param reason why
 * @param session checkout it speaks of; empty if none
 */
public record ParkedEvent(
        String provider,
        String eventId,
        String type,
        Reason reason,
        String session,
        Instant receivedAt) {

    /** Why an event could not be applied. */
    public enum Reason {
        /** The checkout is another operator's. */
        FOREIGN,
        /** The checkout belongs to no attempt of ours. */
        NO_ATTEMPT,
        /** The provider knows no such checkout. */
        ABSENT,
        /** The captured amount is not the amount asked for. */
        AMOUNT_DIFFERS,
        /** The bill was paid by another attempt. */
        PAID_TWICE
    }
}
