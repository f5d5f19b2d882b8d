package bellbird.portal.shell;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.List;

/**
 * Head of every page. Push keeps its default transport: messages from the browser go over HTTP,
 * through the filter that binds tenant and identity.
 */
@Push
public class Shell implements AppShellConfigurator {

    private static final long serialVersionUID = 1;

    /** In the order in which they override one another; {@link Aura} comes first. */
    private static final List<String> SHEETS =
            List.of("tokens", "vaadin", "parts", "staff", "operator", "care", "site");

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1, viewport-fit=cover");
        settings.addLink("stylesheet", "/" + Aura.STYLESHEET);
        for (String sheet : SHEETS) {
            settings.addLink("stylesheet", "/theme/" + sheet + ".css");
        }
        settings.addLink("icon", "/theme/bellbird.svg");
    }
}
