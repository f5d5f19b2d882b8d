package bellbird.portal.shell;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.portal.access.ResponseHeaders;
import bellbird.portal.text.MessageBundles;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Sets up every page: access control, failures, language, colours of the area and the tenant. */
@ApplicationScoped
public class PageSetup {

    private static final String LOCALE = "locale";

    private final Tenants tenants;

    @Inject
    PageSetup(Tenants tenants) {
        this.tenants = tenants;
    }

    void onServiceInit(@Observes ServiceInitEvent event) {
        var access = new NavigationAccessControl();
        event.getSource()
                .addUIInitListener(
                        init -> {
                            init.getUI().addBeforeEnterListener(PageSetup::stayOnItsHost);
                            init.getUI().addBeforeEnterListener(access);
                            chooseLanguage(init);
                        });
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setErrorHandler(new Failures()));
        event.addIndexHtmlRequestListener(this::dress);
    }

    /**
     * The public site has no operator's pages, and no operator has the site's or the platform's.
     */
    private static void stayOnItsHost(BeforeEnterEvent event) {
        boolean ofTenant = Area.ofPath(event.getLocation().getPath()).ofTenant();
        if (ofTenant != CurrentTenant.find().isPresent()) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void dress(IndexHtmlResponse response) {
        VaadinRequest request = response.getVaadinRequest();
        Element html = response.getDocument().child(0);
        html.attr("data-area", Area.ofPath(request.getPathInfo()).css());
        html.attr("style", "color-scheme:" + ColorSchemeChoice.of(request).property());
        if (request.getAttribute(ResponseHeaders.NONCE) instanceof String nonce) {
            response.getDocument().select("script").attr("nonce", nonce);
        }
        tenants.brand()
                .ifPresent(
                        brand ->
                                response.getDocument()
                                        .head()
                                        .appendElement("style")
                                        .appendText(BrandStyle.css(brand)));
    }

    /** On a local stack {@code ?locale=qps} shows which texts are not in a bundle. */
    private static void chooseLanguage(UIInitEvent init) {
        if (!Boolean.parseBoolean(System.getenv("BELLBIRD_LOCAL"))) {
            return;
        }
        VaadinSession session = init.getUI().getSession();
        String query = VaadinRequest.getCurrent().getParameter("query");
        if (query != null) {
            for (String pair : query.replaceFirst("^\\?", "").split("&")) {
                if (pair.startsWith(LOCALE + "=")) {
                    String tag = pair.substring(LOCALE.length() + 1);
                    session.setAttribute(
                            LOCALE,
                            Locale.forLanguageTag(URLDecoder.decode(tag, StandardCharsets.UTF_8)));
                }
            }
        }
        if (session.getAttribute(LOCALE) instanceof Locale chosen) {
            setLanguage(init.getUI(), chosen);
        }
    }

    private static void setLanguage(UI ui, Locale chosen) {
        boolean pseudo = chosen.getLanguage().equals(MessageBundles.PSEUDO.getLanguage());
        ui.setLocale(pseudo ? MessageBundles.PSEUDO : Locale.ENGLISH);
    }
}
