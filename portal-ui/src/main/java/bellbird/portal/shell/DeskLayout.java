package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Glyph;
import bellbird.portal.demo.DemoProgress;
import bellbird.portal.text.Texts;
import bellbird.sandbox.SandboxClock;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

/** Frame of the help desk: a narrow rail, so that queue, conversation and customer get the room. */
@PermitAll
public class DeskLayout extends AppLayout {

    private static final long serialVersionUID = 1;

    @Inject
    DeskLayout(
            Tenants tenants,
            Caller caller,
            BusinessClock clock,
            SandboxClock sandbox,
            DemoProgress demo) {
        addClassNames("staff", "desk");
        Nav rail = new Nav();
        rail.addClassName("rail");
        rail.setAriaLabel(Texts.text("common.area.desk"));
        tenants.profile()
                .ifPresent(
                        tenant ->
                                tenants.brand()
                                        .ifPresent(look -> rail.add(Logo.of(tenant.name(), look))));
        rail.add(link("common.nav.inbox", "desk", Glyph.INBOX));
        rail.add(link("common.nav.customers", "desk/customers", Glyph.PEOPLE));
        addToDrawer(rail);
        Span name = new Span(Texts.text("common.area.desk"));
        name.addClassName("strong");
        Span room = new Span();
        room.addClassName("push");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.text("common.menu"));
        Div bar =
                new Div(
                        toggle,
                        name,
                        room,
                        new PersonMenu(caller, AreaSwitch.entries(caller, Area.DESK)));
        bar.addClassName("staff-bar");
        Div top = new Div(bar);
        top.addClassName("staff-top");
        tenants.profile()
                .filter(tenant -> tenant.sandbox())
                .ifPresent(tenant -> top.add(new ClockStrip(sandbox, clock, demo, caller)));
        addToNavbar(top);
    }

    private static RailLink link(String labelKey, String path, Glyph glyph) {
        return new RailLink(Texts.text(labelKey), path, glyph);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Area.DESK.dress(attached.getUI());
    }
}
