package bellbird.portal.invite;

import bellbird.identity.Invitation;
import bellbird.identity.Invitations;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.portal.component.FieldProblems;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.shell.InviteLayout;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;

/** Behind the link of an invitation: choose a password, and the sign-in is there. */
@Route(value = "invite/:token", layout = InviteLayout.class)
@AnonymousAllowed
public class InviteView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Invitations invitations;
    private final transient TenantProfiles tenants;

    @Inject
    InviteView(Invitations invitations, TenantProfiles tenants) {
        this.invitations = invitations;
        this.tenants = tenants;
        addClassNames("care-page", "narrow", "form-page");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("common.invite.title", tenants.current().name());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String token = event.getRouteParameters().get("token").orElse("");
        try {
            add(form(token, invitations.look(token)));
        } catch (BellbirdException gone) {
            if (gone.kind() == ErrorKind.NOT_FOUND) {
                stop(Texts.text("common.invite.unknown"), Texts.text("common.invite.unknown.text"));
            } else {
                stop(Texts.text("common.invite.over"), Problems.text(gone));
            }
        }
    }

    private Div form(String token, Invitation invitation) {
        String company = tenants.current().name();
        PasswordField password = new PasswordField(Texts.text("common.invite.password"));
        password.setHelperText(Texts.text("common.invite.password.help"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        FieldProblems problems = new FieldProblems().field("password", password);
        Button accept = new Button(Texts.text("common.invite.accept"));
        accept.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        accept.addClassName("full");
        accept.addClickListener(
                click -> {
                    try {
                        ready(invitations.accept(token, password.getValue()));
                    } catch (BellbirdException problem) {
                        problems.show(problem);
                    }
                });
        Div form =
                new Div(
                        new KeyValues()
                                .row(Texts.text("common.invite.name"), invitation.name())
                                .row(Texts.text("common.invite.email"), invitation.email()),
                        problems,
                        password,
                        accept);
        form.addClassName("form");
        SectionCard card = new SectionCard();
        card.add(form);
        boolean subscriber = invitation.role().equals(Roles.SUBSCRIBER);
        PageHeader header =
                new PageHeader(Texts.text("common.invite.title", company))
                        .lead(
                                Texts.text(
                                        subscriber
                                                ? "common.invite.lead.subscriber"
                                                : "common.invite.lead.staff",
                                        company));
        Div page = new Div(header, card);
        page.addClassName("form");
        return page;
    }

    private void ready(String path) {
        removeAll();
        Anchor signIn = new Anchor(path, Texts.text("common.invite.signIn"));
        signIn.setRouterIgnore(true);
        Div text = new Div(new Paragraph(Texts.text("common.invite.ready.text")), signIn);
        text.addClassName("form");
        SectionCard card = new SectionCard();
        card.add(text);
        add(new PageHeader(Texts.text("common.invite.ready")), card);
    }

    private void stop(String title, String text) {
        SectionCard card = new SectionCard();
        card.add(new Paragraph(text));
        add(new PageHeader(title), card);
    }
}
