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
                .flatMap(PathIds::parse)
                .orElseThrow(BellbirdException::notFound);
    }

    public static Optional<UUID> inQuery(BeforeEnterEvent event, String parameter) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(parameter)
                .flatMap(PathIds::parse);
    }

    private static Optional<UUID> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
