package bellbird.portal.shell;

import com.vaadin.flow.component.UI;
import java.util.Locale;

/** The parts of the portal. The area decides density and colours: see {@code theme/*.css}. */
enum Area {
    SITE,
    CARE,
    DESK,
    OPERATOR,
    PLATFORM;

    /** The area a path belongs to. Invitations are dressed as care: the tenant's brand greets. */
    static Area ofPath(String path) {
        String first = path.replaceFirst("^/", "").replaceFirst("[/?].*", "");
        return switch (first) {
            case "care", "invite" -> CARE;
            case "desk" -> DESK;
            case "operator" -> OPERATOR;
            case "platform" -> PLATFORM;
            default -> SITE;
        };
    }

    /** Whether its pages are an operator's, on the operator's own host. */
    boolean ofTenant() {
        return this != SITE && this != PLATFORM;
    }

    /** Dresses the page when somebody comes from another area without loading the page anew. */
    void dress(UI ui) {
        ui.getPage().executeJs("document.documentElement.dataset.area = $0", css());
    }

    String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
