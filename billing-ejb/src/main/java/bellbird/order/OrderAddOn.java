package bellbird.order;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of an add-on to a line.
 *
 * @param lineProductId the product of the line
 * @param offeringId the add-on; its version published for {@code startOn} counts
 * @param startOn first day, while the line is there; not before the account's open billing period
 * @param promotionCode of a promotion that is published; null for none
 */
public record OrderAddOn(
        UUID lineProductId, UUID offeringId, LocalDate startOn, @Nullable String promotionCode) {}
