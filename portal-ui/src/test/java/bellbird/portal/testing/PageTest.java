package bellbird.portal.testing;

import bellbird.kernel.tenant.CurrentTenant;
import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A test of pages without server and browser, at Larkspur Mobile. */
public abstract class PageTest extends BrowserlessTest {

    protected final Larkspur larkspur = new Larkspur();

    protected PageTest() {
        Injector.larkspur = larkspur;
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Injector.class);
    }

    /** Opens a path in the tenant, as the filter would. */
    protected void open(String path) {
        Location location = new Location(path);
        CurrentTenant.run(
                Larkspur.TENANT,
                () -> UI.getCurrent().navigate(location.getPath(), location.getQueryParameters()));
    }

    /** All text of the page, part by part. */
    protected static String text() {
        return texts(UI.getCurrent()).collect(Collectors.joining(" | "));
    }

    private static Stream<String> texts(Component component) {
        String own = component.getElement().getTextRecursively();
        return component.getChildren().findAny().isEmpty()
                ? Stream.of(own)
                : component.getChildren().flatMap(PageTest::texts);
    }
}
