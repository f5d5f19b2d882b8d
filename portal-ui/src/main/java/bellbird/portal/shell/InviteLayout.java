package bellbird.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;

/** Frame for guests of a tenant: its brand, and nothing to click away to. */
@AnonymousAllowed
public class InviteLayout extends Div implements RouterLayout {

    private static final long serialVersionUID = 1;

    private final Main content = new Main();

    @Inject
    InviteLayout(Tenants tenants) {
        addClassName("care");
        Header bar = new Header();
        bar.addClassName("care-bar");
        tenants.profile()
                .ifPresent(
                        tenant -> {
                            tenants.brand()
                                    .ifPresent(look -> bar.add(Logo.of(tenant.name(), look)));
                            Span name = new Span(tenant.name());
                            name.addClassNames("strong", "cut");
                            bar.add(name);
                        });
        add(bar, content);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.removeAll();
        content.add((Component) view);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Area.CARE.dress(attached.getUI());
    }
}
