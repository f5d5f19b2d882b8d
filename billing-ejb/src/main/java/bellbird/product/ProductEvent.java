package bellbird.product;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a product, or will.
 *
 * @param on first day on which it is so
 * @param offering name of what it is on from then; null where that stays as it was
 * @param version of the offering; null likewise
 * @param reason as it was given; empty where the kind says it
 * @param at when it was recorded, tenant time
 * @param by name of who did
 */
public record ProductEvent(
        Kind kind,
        LocalDate on,
        @Nullable String offering,
        @Nullable Integer version,
        String reason,
        Instant at,
        String by) {

    /** What can happen. */
    public enum Kind {
        STARTED,
        /** Another plan. */
        CHANGED,
        /** The same plan at its new prices. */
        REPRICED,
        SUSPENDED,
        RESUMED,
        ENDED
    }
}
