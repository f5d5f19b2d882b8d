package bellbird.portal.shell;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Frame of the public site. */
@AnonymousAllowed
public class SiteLayout extends Div implements RouterLayout {

    private static final long serialVersionUID = 1;

    private final Main content = new Main();

    public SiteLayout() {
        addClassName("site");
        Anchor home = new Anchor("/", "");
        home.addClassNames("row", "strong");
        home.add(Logo.bellbird(), new Span(Texts.text("common.bellbird")));
        Nav nav =
                new Nav(
                        new Anchor("/sign-up", Texts.text("common.site.signUp")),
                        new Anchor("/sign-in", Texts.text("common.site.signIn")));
        nav.setAriaLabel(Texts.text("common.site.nav"));
        Header bar = new Header(home, nav);
        bar.addClassName("site-bar");
        Footer foot = new Footer(new Span(Texts.text("common.site.foot")));
        foot.addClassName("site-foot");
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
        Area.SITE.dress(attached.getUI());
    }
}
