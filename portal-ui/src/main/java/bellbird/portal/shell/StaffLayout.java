package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Glyph;
import bellbird.portal.demo.DemoProgress;
import bellbird.portal.text.Texts;
import bellbird.sandbox.SandboxClock;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.Set;

/** Frame of the operator's pages: a drawer by task, the sandbox clock above the page. */
@PermitAll
public class StaffLayout extends AppLayout {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;

    @Inject
    StaffLayout(
            Tenants tenants,
            Caller caller,
            BusinessClock clock,
            SandboxClock sandbox,
            DemoProgress demo) {
        this.caller = caller;
        addClassName("staff");
        Div bar = new Div();
        bar.addClassName("staff-bar");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.text("common.menu"));
        Span room = new Span();
        room.addClassName("push");
        bar.add(toggle, room, new PersonMenu(caller, AreaSwitch.entries(caller, Area.OPERATOR)));
        Div top = new Div(bar);
        top.addClassName("staff-top");
        tenants.profile()
                .filter(tenant -> tenant.sandbox())
                .ifPresent(tenant -> top.add(new ClockStrip(sandbox, clock, demo, caller)));
        addToNavbar(top);
        addToDrawer(drawer(tenants));
    }

    private Div drawer(Tenants tenants) {
        Div brand = new Div();
        brand.addClassName("brand");
        tenants.profile()
                .ifPresent(
                        tenant -> {
                            tenants.brand()
                                    .ifPresent(look -> brand.add(Logo.of(tenant.name(), look)));
                            Span name = new Span(tenant.name());
                            name.addClassName("cut");
                            brand.add(name);
                        });
        Div drawer = new Div(brand);
        drawer.addClassName("drawer");
        SideNav today = new SideNav();
        today.addItem(exact("common.nav.today", "operator", Glyph.HOME));
        drawer.add(today);
        if (caller.isInRole(Roles.OWNER) || caller.isInRole(Roles.BILLING_CLERK)) {
            SideNavItem customers =
                    item("common.nav.customers", "operator/customers", Glyph.PEOPLE);
            customers.setPathAliases(Set.of("operator/lines"));
            drawer.add(group("common.nav.customers.group", customers));
        }
        if (caller.isInRole(Roles.OWNER) || caller.isInRole(Roles.PRODUCT_MANAGER)) {
            drawer.add(
                    group(
                            "common.nav.catalogue.group",
                            item("common.nav.plans", "operator/plans", Glyph.TAG),
                            item("common.nav.promotions", "operator/promotions", Glyph.PERCENT)));
        }
        if (caller.isInRole(Roles.OWNER) || caller.isInRole(Roles.BILLING_CLERK)) {
            SideNavItem usage = item("common.nav.usageFiles", "operator/usage-files", Glyph.USAGE);
            usage.setPathAliases(
                    Set.of("operator/suspense", "operator/trace", "operator/usage-feeds"));
            drawer.add(
                    group(
                            "common.nav.money.group",
                            usage,
                            item("common.nav.billRuns", "operator/bill-runs", Glyph.RUN),
                            item("common.nav.bills", "operator/bills", Glyph.BILL),
                            item("common.nav.payments", "operator/payments", Glyph.CARD),
                            item("common.nav.ledger", "operator/ledger", Glyph.BANK)));
        }
        if (caller.isInRole(Roles.OWNER)) {
            drawer.add(
                    group(
                            "common.nav.insight.group",
                            item("common.nav.audit", "operator/audit-trail", Glyph.SHIELD),
                            item("common.nav.checks", "operator/health", Glyph.CHART)),
                    group(
                            "common.nav.settings.group",
                            exact("common.nav.company", "operator/settings", Glyph.SETTINGS),
                            item("common.nav.brand", "operator/settings/brand", Glyph.TAG),
                            item("common.nav.people", "operator/settings/people", Glyph.PERSON),
                            item("common.nav.clock", "operator/settings/clock", Glyph.CLOCK)));
        }
        return drawer;
    }

    private static SideNav group(String labelKey, SideNavItem... items) {
        SideNav nav = new SideNav(Texts.text(labelKey));
        nav.addItem(items);
        return nav;
    }

    private static SideNavItem item(String labelKey, String path, Glyph glyph) {
        SideNavItem item = exact(labelKey, path, glyph);
        item.setMatchNested(true);
        return item;
    }

    private static SideNavItem exact(String labelKey, String path, Glyph glyph) {
        return new SideNavItem(Texts.text(labelKey), path, glyph.create());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Area.OPERATOR.dress(attached.getUI());
    }
}
