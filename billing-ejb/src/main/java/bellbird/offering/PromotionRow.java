package bellbird.offering;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A promotion in a list.
 *
 * @param status {@code DRAFT}, {@code IN_REVIEW}, {@code PUBLISHED} or {@code RETIRED}
 * @param redeemed orders that have it
 */
public record PromotionRow(UUID id, Promotion promotion, String status, long redeemed) {

    /** How a promotion stands on a day. */
    public enum State {
        DRAFT,
        /** A second person reads it. */
        IN_REVIEW,
        /** Can be ordered from a later day on. */
        PLANNED,
        /** Can be ordered. */
        PUBLISHED,
        /** Its days are over, its orders are used up, or somebody ended it. */
        ENDED
    }

    public State on(LocalDate day) {
        return switch (status) {
            case "DRAFT" -> State.DRAFT;
            case "IN_REVIEW" -> State.IN_REVIEW;
            case "PUBLISHED" -> published(day);
            default -> State.ENDED;
        };
    }

    private State published(LocalDate day) {
        LocalDate end = promotion.validTo();
        Long limit = promotion.limit();
        if (end != null && !day.isBefore(end) || limit != null && redeemed >= limit) {
            return State.ENDED;
        }
        return day.isBefore(promotion.validFrom()) ? State.PLANNED : State.PUBLISHED;
    }
}
