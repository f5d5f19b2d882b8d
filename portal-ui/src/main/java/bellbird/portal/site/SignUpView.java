package bellbird.portal.site;

import static bellbird.portal.text.Texts.text;

import bellbird.portal.shell.SiteLayout;
import bellbird.provisioning.SignUps;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;

/** Start an operator: five answers, each checked when it is left. */
@Route(value = "sign-up", layout = SiteLayout.class)
@AnonymousAllowed
public class SignUpView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    @Inject
    public SignUpView(SignUps signUps) {
        Div lead = new Div(Promises.title(), Promises.lead(), Promises.list(), Promises.peek());
        lead.addClassName("site-lead");
        Section hero = new Section(lead, new SignUpForm(signUps));
        hero.addClassNames("site-hero", "site-hero-form");
        add(hero, Promises.facts());
    }

    @Override
    public String getPageTitle() {
        return text("site.tab", text("site.signUp.title"));
    }
}
