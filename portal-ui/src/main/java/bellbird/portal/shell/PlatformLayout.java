package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.portal.component.Glyph;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;

/** Frame of the platform's pages; its strip makes sure that nobody mistakes it for a tenant. */
@PermitAll
public class PlatformLayout extends AppLayout {

    private static final long serialVersionUID = 1;

    @Inject
    PlatformLayout(Caller caller) {
        addClassName("staff");
        Div bar = new Div();
        bar.addClassName("staff-bar");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.text("common.menu"));
        Span room = new Span();
        room.addClassName("push");
        bar.add(toggle, room, new PersonMenu(caller, List.of()));
        Div strip = new Div(Texts.text("common.platform.strip"));
        strip.addClassName("platform-strip");
        Div top = new Div(bar, strip);
        top.addClassName("staff-top");
        addToNavbar(top);
        Div brand = new Div(Logo.bellbird(), new Span(Texts.text("common.bellbird")));
        brand.addClassName("brand");
        SideNav nav = new SideNav();
        nav.addItem(item("common.nav.tenants", "platform", Glyph.PEOPLE));
        nav.addItem(item("common.nav.invariants", "platform/invariants", Glyph.SHIELD));
        nav.addItem(item("common.nav.health", "platform/health", Glyph.CHART));
        Div drawer = new Div(brand, nav);
        drawer.addClassName("drawer");
        addToDrawer(drawer);
    }

    private static SideNavItem item(String labelKey, String path, Glyph glyph) {
        return new SideNavItem(Texts.text(labelKey), path, glyph.create());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Area.PLATFORM.dress(attached.getUI());
    }
}
