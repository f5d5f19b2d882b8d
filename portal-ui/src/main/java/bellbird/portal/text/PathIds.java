package bellbird.portal.text;

import bellbird.kernel.error.BellbirdException;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import java.util.UUID;

/** Ids in paths and queries. What is no id is not there. */
public final class PathIds {

    private static final int LENGTH = 36;

    private PathIds() {}

    /**
     * @throws BellbirdException not found, if the parameter is no id
     */
    public static UUID require(BeforeEnterEvent event, String parameter) {
        return event.getRouteParameters()
                .get(parameter)
                .map(PathIds::parse)
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * @return nothing, if the query has no such parameter
     * @throws BellbirdException not found, if the parameter is no id
     */
    public static Optional<UUID> inQuery(BeforeEnterEvent event, String parameter) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(parameter)
                .map(PathIds::parse);
    }

    private static UUID parse(String text) {
        if (text.length() != LENGTH) {
            throw BellbirdException.notFound();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw BellbirdException.notFound();
        }
    }
}
