package bellbird.product;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An add-on that a line has, had or will have.
 *
 * @param code of its offering
 * @param startOn first day
 * @param endOn day after the last one; null while it lasts
 * @param promotion code that it was ordered with; null for none
 * @param externalId as the program that ordered it names the order; null for none
 * @param inBundle whether it is paid with a bundle, as a part of it
 * @param events in the order in which they take effect
 */
public record LineAddOn(
        UUID productId,
        UUID lineProductId,
        String code,
        String name,
        LocalDate startOn,
        @Nullable LocalDate endOn,
        @Nullable String promotion,
        @Nullable String externalId,
        boolean inBundle,
        List<ProductEvent> events) {

    public LineAddOn {
        events = List.copyOf(events);
    }
}
