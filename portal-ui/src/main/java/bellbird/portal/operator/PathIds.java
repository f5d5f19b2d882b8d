package bellbird.portal.operator;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import java.util.UUID;

/** Reads the id in a page's address; what is no id is no page. */
final class PathIds {

    private PathIds() {}

    static UUID of(BeforeEnterEvent event) {
        try {
            return UUID.fromString(event.getRouteParameters().get("id").orElse(""));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
    }
}
