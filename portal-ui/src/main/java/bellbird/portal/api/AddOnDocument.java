package bellbird.portal.api;

import bellbird.product.LineAddOn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An add-on that a line has, had or will have.
 *
 * @param offering its code
 * @param start first day, ISO 8601
 * @param end day after the last one; null while it lasts
 * @param promotion code that it was ordered with; null for none
 * @param externalId as the program that ordered it names the order; null for none
 * @param events in the order in which they take effect
 */
public record AddOnDocument(
        UUID id,
        String offering,
        String name,
        String start,
        @Nullable String end,
        @Nullable String promotion,
        @Nullable String externalId,
        List<LinesResource.Event> events) {

    static AddOnDocument of(LineAddOn addOn) {
        return new AddOnDocument(
                addOn.productId(),
                addOn.code(),
                addOn.name(),
                addOn.startOn().toString(),
                addOn.endOn() == null ? null : addOn.endOn().toString(),
                addOn.promotion(),
                addOn.externalId(),
                addOn.events().stream().map(LinesResource.Event::of).toList());
    }
}
