package bellbird.portal.desk;

import bellbird.care.ticket.TicketDetail;
import bellbird.kernel.security.Roles;
import bellbird.portal.shell.DeskLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** A ticket with the customer beside it: what was asked, the proof, the answer. */
@Route(value = "desk/tickets/:ticket", layout = DeskLayout.class)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.OWNER})
public class TicketView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient DeskTickets desk;
    private final Queue queue;
    private String title = "";

    @Inject
    TicketView(DeskTickets desk) {
        this.desk = desk;
        this.queue = desk.queue(this, "desk");
        addClassName("desk-tickets");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TicketDetail ticket = desk.get(PathIds.require(event, "ticket"));
        title = Texts.text("desk.ticket.title", ticket.number(), ticket.subject());
        desk.show(this, queue, event.getLocation().getQueryParameters(), ticket);
    }
}
