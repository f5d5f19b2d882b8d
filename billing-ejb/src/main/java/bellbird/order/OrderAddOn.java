package bellbird.order;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of an add-on to a line.
 *
 * @param lineProductId the product of the line
 * @param offeringId the add-on; its version published for the first day counts
 * @param startOn first day, while the line is there; not before the account's open billing period;
 *     null for today
 * @param promotionCode of a promotion that is published; null for none
 * @param externalId as the program that orders names the order, which is made once by that name;
 *     null for none
 */
public record OrderAddOn(
        UUID lineProductId,
        UUID offeringId,
        @Nullable LocalDate startOn,
        @Nullable String promotionCode,
        @Nullable String externalId) {

    /** Of a person, who sees what has been made. */
    public OrderAddOn(
            UUID lineProductId,
            UUID offeringId,
            LocalDate startOn,
            @Nullable String promotionCode) {
        this(lineProductId, offeringId, startOn, promotionCode, null);
    }
}
