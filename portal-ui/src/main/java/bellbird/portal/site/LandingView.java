package bellbird.portal.site;

import static bellbird.portal.text.Texts.text;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.portal.shell.SiteLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/**
 * What is Bellbird, and how do I start? On a tenant's host nobody asks that: whoever is signed in
 * goes to their own area.
 */
@Route(value = "", layout = SiteLayout.class)
@AnonymousAllowed
public class LandingView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Caller caller;

    @Inject
    public LandingView(Caller caller) {
        this.caller = caller;
        Button start =
                new Button(
                        text("site.start"),
                        click -> click.getSource().getUI().orElseThrow().navigate("sign-up"));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        Div call = new Div(start);
        call.addClassName("site-call");
        Div lead = new Div(Promises.title(), Promises.lead(), Promises.list(), call);
        lead.addClassName("site-lead");
        Section hero = new Section(lead, Promises.peek());
        hero.addClassNames("site-hero", "site-hero-wide");
        add(hero, Promises.facts());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentTenant.find().isPresent()) {
            event.forwardTo(areaOf(caller));
        }
    }

    /** Where someone signed in at a tenant's host belongs. */
    static String areaOf(Caller caller) {
        if (Stream.of(Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER)
                .anyMatch(caller::isInRole)) {
            return "operator";
        }
        return caller.isInRole(Roles.SUPPORT_AGENT) ? "desk" : "care";
    }

    @Override
    public String getPageTitle() {
        return text("site.name");
    }
}
