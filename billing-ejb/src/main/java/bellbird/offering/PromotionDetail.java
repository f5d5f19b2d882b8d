package bellbird.offering;

/**
 * A promotion with what may become of it.
 *
 * @param submittedBy who handed it in, for people; empty if nobody has
 * @param mayPublish whether the caller may publish it as it stands
 */
public record PromotionDetail(PromotionRow row, String submittedBy, boolean mayPublish) {

    public Promotion promotion() {
        return row.promotion();
    }
}
