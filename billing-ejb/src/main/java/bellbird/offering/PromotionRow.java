package bellbird.offering;

/**
 * A promotion in a list.
 *
 * @param status {@code DRAFT}, {@code PUBLISHED} or {@code RETIRED}
 * @param redeemed orders that have it
 */
public record PromotionRow(Promotion promotion, String status, long redeemed) {}
