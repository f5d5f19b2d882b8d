package bellbird.care.ticket;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Questions and answers. Subscribers see and write their own only, and cannot tell another
 * customer's ticket from one that does not exist.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.SUPPORT_AGENT})
public class Tickets {

    private static final int MOST_ROWS = 200;

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entities;

    @Inject private Caller caller;
    @Inject private BusinessClock clock;
    @Inject private AuditTrail audit;
    @Inject private Outbox outbox;
    @Inject private Mailer mailer;
    @Inject private TenantProfiles tenants;
    @EJB private Customers customers;

    // ------------------------------------------------------------ the subscriber

    /** The calling subscriber's tickets; what waits for an answer first. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public List<TicketRow> mine() {
        TicketFilter own = TicketFilter.ofCustomer(customer());
        return read(reader -> reader.list(own, null, 0, MOST_ROWS));
    }

    /**
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public TicketDetail mineById(UUID id) {
        return TicketDetail.of(own(id));
    }

    /**
     * Asks a question.
     *
     * @throws BellbirdException user error for {@code subject} and {@code text}; not found for a
     *     bill that is not the caller's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public TicketDetail open(NewTicket question) {
        UUID customer = customer();
        UUID bill = question.billId();
        if (bill != null && !read(r -> r.billBelongs(bill, question.billLine(), customer))) {
            throw BellbirdException.notFound();
        }
        String number = read(TicketReader::nextNumber);
        Ticket ticket = Ticket.open(number, customer, question, Author.of(caller), clock.now());
        entities.persist(ticket);
        audit.record("open ticket", "ticket", ticket.id().toString(), null, number);
        publish("TicketOpened", ticket);
        return saved(ticket);
    }

    /**
     * Writes again; an answered or closed ticket is open again.
     *
     * @throws BellbirdException user error for {@code text}; not found
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public TicketDetail reply(UUID id, String text) {
        Ticket ticket = own(id);
        entities.lock(ticket, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        String before = ticket.standing();
        ticket.reply(Author.of(caller), text, clock.now());
        audit.record("reply to ticket", "ticket", id.toString(), before, ticket.standing());
        return saved(ticket);
    }

    // ------------------------------------------------------------ the desk

    /**
     * Who waits longest comes first.
     *
     * @param limit at most 200
     */
    public List<TicketRow> queue(TicketFilter filter, int offset, int limit) {
        int rows = Math.min(limit, MOST_ROWS);
        return read(reader -> reader.list(filter, agent(filter), offset, rows));
    }

    /** How many {@link #queue} has in all. */
    public int count(TicketFilter filter) {
        return read(reader -> reader.count(filter, agent(filter)));
    }

    /**
     * @throws BellbirdException not found
     */
    public TicketDetail get(UUID id) {
        return TicketDetail.of(find(id));
    }

    /**
     * Answers in the app and by mail; the agent takes the ticket over.
     *
     * @param version as read; a conflict if somebody has written since
     * @throws BellbirdException user error for {@code text}; not found; conflict
     */
    public TicketDetail answer(UUID id, String text, int version) {
        Ticket ticket = find(id);
        ticket.requireVersion(version);
        entities.lock(ticket, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        String before = ticket.standing();
        TicketMessage message = ticket.answer(Author.of(caller), text, clock.now());
        audit.record("answer ticket", "ticket", id.toString(), before, ticket.standing());
        publish("TicketAnswered", ticket);
        mail(ticket, message);
        return saved(ticket);
    }

    /**
     * @param version as read; a conflict if somebody has written since
     * @throws BellbirdException not found; conflict
     */
    public TicketDetail close(UUID id, int version) {
        Ticket ticket = find(id);
        ticket.requireVersion(version);
        String before = ticket.standing();
        ticket.close(clock.now());
        audit.record("close ticket", "ticket", id.toString(), before, ticket.standing());
        return saved(ticket);
    }

    /** The calling agent takes the ticket over. */
    public TicketDetail assignToMe(UUID id) {
        Ticket ticket = find(id);
        String before = ticket.standing();
        ticket.assign(Author.of(caller));
        audit.record("assign ticket", "ticket", id.toString(), before, ticket.standing());
        return saved(ticket);
    }

    // ------------------------------------------------------------

    private TicketDetail saved(Ticket ticket) {
        entities.flush();
        return TicketDetail.of(ticket);
    }

    private Ticket find(UUID id) {
        Ticket ticket = entities.find(Ticket.class, id);
        if (ticket == null) {
            throw BellbirdException.notFound();
        }
        return ticket;
    }

    private Ticket own(UUID id) {
        Ticket ticket = find(id);
        if (!ticket.customerId().equals(customer())) {
            throw BellbirdException.notFound();
        }
        return ticket;
    }

    private UUID customer() {
        return caller.customer().orElseThrow(BellbirdException::notFound);
    }

    private @Nullable String agent(TicketFilter filter) {
        return filter.mine() ? caller.subject() : null;
    }

    private void publish(String type, Ticket ticket) {
        outbox.publish(
                new Fact(
                        type,
                        ticket.id().toString(),
                        Map.of(
                                "customerId",
                                ticket.customerId().toString(),
                                "number",
                                ticket.number())));
    }

    private void mail(Ticket ticket, TicketMessage answer) {
        CustomerDetail customer = customers.get(ticket.customerId());
        TenantProfile tenant = tenants.current();
        mailer.send(
                new Mail(
                        "ticket-answer/" + answer.id(),
                        customer.party().email(),
                        Locale.forLanguageTag(customer.party().language()),
                        "ticket-answered",
                        Map.of(
                                "name", customer.party().name(),
                                "number", ticket.number(),
                                "subject", ticket.subject(),
                                "answer", answer.read().body(),
                                "agent", answer.read().authorName(),
                                "company", tenant.name()),
                        tenants.baseUrl(tenant) + "/care/help/" + ticket.id(),
                        List.of()));
    }

    private <R> R read(Reading<R> reading) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> reading.from(new TicketReader(connection)));
    }

    private interface Reading<R> {
        R from(TicketReader reader) throws SQLException;
    }
}
