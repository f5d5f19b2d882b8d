package bellbird.portal.demo;

import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.security.Roles;
import bellbird.portal.access.PlayedPerson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.UUID;

/** What the demo's support agent does, through the same doors as every agent. */
@Stateless
@RunAs(Roles.SUPPORT_AGENT)
@RolesAllowed(Roles.SYSTEM)
public class DemoSupport {

    private static final PlayedPerson AGENT =
            new PlayedPerson("demo-support", "Sana Support", null);

    @EJB private Tickets tickets;

    public void answer(UUID ticket, String text) {
        AGENT.play(
                () -> {
                    TicketDetail taken = tickets.assignToMe(ticket);
                    return tickets.answer(ticket, text, taken.version());
                });
    }

    public void close(UUID ticket) {
        AGENT.play(() -> tickets.close(ticket, tickets.get(ticket).version()));
    }
}
