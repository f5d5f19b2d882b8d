package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.portal.component.Glyph;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Frame of the subscriber's pages in the tenant's colours: navigation at the top, on a phone four
 * places at the bottom, in reach of the thumb.
 */
@PermitAll
public class CareLayout extends Div implements RouterLayout {

    private static final long serialVersionUID = 1;

    private final Main content = new Main();

    @Inject
    CareLayout(Tenants tenants, Caller caller) {
        addClassName("care");
        Header bar = new Header();
        bar.addClassName("care-bar");
        tenants.profile()
                .ifPresent(
                        tenant -> {
                            Anchor home = new Anchor("care", "");
                            home.addClassName("row");
                            tenants.brand()
                                    .ifPresent(look -> home.add(Logo.of(tenant.name(), look)));
                            Span name = new Span(tenant.name());
                            name.addClassNames("strong", "cut");
                            name.getStyle().setColor("var(--bb-text)");
                            home.add(name);
                            bar.add(home);
                        });
        Nav top = new Nav();
        top.addClassName("care-nav");
        top.setAriaLabel(Texts.text("common.nav"));
        top.add(
                RailLink.written(Texts.text("common.nav.home"), "care").exact(),
                RailLink.written(Texts.text("common.nav.bills"), "care/bills"),
                RailLink.written(Texts.text("common.nav.plan"), "care/plan"),
                RailLink.written(Texts.text("common.nav.help"), "care/help"));
        Span room = new Span();
        room.addClassName("push");
        bar.add(top, room, new PersonMenu(caller, List.of()));
        Nav foot = new Nav();
        foot.addClassName("care-foot");
        foot.setAriaLabel(Texts.text("common.nav"));
        foot.add(
                RailLink.written(Texts.text("common.nav.home"), "care", Glyph.HOME).exact(),
                RailLink.written(Texts.text("common.nav.bills"), "care/bills", Glyph.BILL),
                RailLink.written(Texts.text("common.nav.plan.short"), "care/plan", Glyph.SIM),
                RailLink.written(Texts.text("common.nav.help"), "care/help", Glyph.CHAT));
        add(bar, content, foot);
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
