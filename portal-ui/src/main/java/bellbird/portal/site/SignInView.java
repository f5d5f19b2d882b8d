package bellbird.portal.site;

import static bellbird.portal.text.Texts.text;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.portal.shell.SiteLayout;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Which operator is yours? Each has its own address, and signing in happens there. */
@Route(value = "sign-in", layout = SiteLayout.class)
@AnonymousAllowed
public class SignInView extends Div implements HasDynamicTitle {

    private final TenantProfiles tenants;
    private final TextField address = new TextField(text("site.signIn.address"));

    @Inject
    public SignInView(TenantProfiles tenants) {
        this.tenants = tenants;
        addClassName("site-narrow");
        address.setId("address");
        address.setHelperText(text("site.signIn.address.help"));
        address.setAutofocus(true);
        Button go = new Button(text("site.signIn.go"), click -> go());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickShortcut(Key.ENTER);
        Paragraph subscriber = new Paragraph(text("site.signIn.subscriber"));
        subscriber.addClassName("site-small");
        Div card =
                new Div(
                        new H1(text("site.signIn.title")),
                        new Paragraph(text("site.signIn.lead")),
                        address,
                        go,
                        subscriber);
        card.addClassName("site-card");
        add(card);
    }

    private void go() {
        Optional<TenantProfile> tenant = tenants.byShortName(firstLabel(address.getValue()));
        if (tenant.isPresent()) {
            getUI().orElseThrow()
                    .getPage()
                    .setLocation(tenants.baseUrl(tenant.get()) + "/operator");
            return;
        }
        address.setErrorMessage(text("site.signIn.address.unknown"));
        address.setInvalid(true);
        address.focus();
    }

    /** People type the name, the host or the whole address; all mean the same. */
    static String firstLabel(String typed) {
        String host = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        int end = 0;
        while (end < host.length()
                && host.charAt(end) != '.'
                && host.charAt(end) != '/'
                && host.charAt(end) != ':') {
            end++;
        }
        return host.substring(0, end);
    }

    @Override
    public String getPageTitle() {
        return text("site.signIn.title");
    }
}
