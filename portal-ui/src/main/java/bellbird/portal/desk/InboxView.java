package bellbird.portal.desk;

import bellbird.kernel.security.Roles;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.Words;
import bellbird.portal.shell.DeskLayout;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** Who waits for an answer? Longest first; choosing a ticket opens it at its own URL. */
@Route(value = "desk", layout = DeskLayout.class)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.OWNER})
public class InboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final Queue queue;

    @Inject
    InboxView(DeskTickets desk) {
        addClassNames("desk-tickets", "no-ticket");
        queue = desk.queue(this, "desk");
        Div hint = new Div(Glyph.INBOX.create(), Words.quiet(Texts.text("desk.choose")));
        hint.addClassNames("conversation", "desk-hint");
        add(queue, hint);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("common.nav.inbox");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        queue.show(event.getLocation().getQueryParameters(), null);
    }
}
