package bellbird.care.ticket;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.text.PlainText;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question and all that was said about it. It is open while the customer waits for us, waiting
 * once we have answered, closed when an agent says so; whoever writes again opens it again.
 */
@Entity
public class Ticket {

    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_BODY = 10_000;

    @Id private UUID id;

    @Column private String number;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column private String subject;

    @Enumerated(EnumType.STRING)
    private TicketState state;

    @Column(name = "bill_id")
    private @Nullable UUID billId;

    @Column(name = "bill_line")
    private @Nullable Integer billLine;

    @Column private @Nullable String assignee;

    @Column(name = "assignee_name")
    private @Nullable String assigneeName;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version private int version;

    @OneToMany(mappedBy = "ticket", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<TicketMessage> messages = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    private Ticket(String number, UUID customerId, String subject, Instant now) {
        this.id = Ids.next();
        this.number = number;
        this.customerId = customerId;
        this.subject = subject;
        this.state = TicketState.OPEN;
        this.openedAt = now;
        this.updatedAt = now;
        this.waitingSince = now;
    }

    /** A customer asks. */
    static Ticket open(
            String number, UUID customerId, NewTicket question, Author customer, Instant now) {
        String subject = question.subject().strip();
        if (subject.isEmpty()) {
            throw BellbirdException.user("subject", "error.ticket.subject.missing");
        }
        if (subject.length() > LONGEST_SUBJECT) {
            throw BellbirdException.user(
                    "subject", "error.ticket.subject.long", Integer.toString(LONGEST_SUBJECT));
        }
        if (!PlainText.isOneLine(subject)) {
            throw BellbirdException.user("subject", "error.characters");
        }
        Ticket ticket = new Ticket(number, customerId, subject, now);
        ticket.billId = question.billId();
        ticket.billLine = question.billLine();
        ticket.say(AuthorKind.SUBSCRIBER, customer, question.text(), now);
        return ticket;
    }

    /** The customer writes again; a ticket that was answered or closed is open again. */
    TicketMessage reply(Author customer, String text, Instant now) {
        TicketMessage message = say(AuthorKind.SUBSCRIBER, customer, text, now);
        if (state != TicketState.OPEN) {
            state = TicketState.OPEN;
            waitingSince = now;
        }
        return message;
    }

    /** An agent answers and so takes the ticket over; now it waits for the customer. */
    TicketMessage answer(Author agent, String text, Instant now) {
        TicketMessage message = say(AuthorKind.STAFF, agent, text, now);
        assign(agent);
        rest(TicketState.WAITING, now);
        return message;
    }

    void close(Instant now) {
        if (state == TicketState.CLOSED) {
            throw BellbirdException.conflict("error.ticket.closed");
        }
        rest(TicketState.CLOSED, now);
    }

    void assign(Author agent) {
        assignee = agent.subject();
        assigneeName = agent.name();
    }

    /** Refuses to act on what somebody else has changed since it was read. */
    void requireVersion(int read) {
        if (read != version) {
            throw BellbirdException.conflict("error.ticket.changed");
        }
    }

    private void rest(TicketState next, Instant now) {
        state = next;
        waitingSince = null;
        updatedAt = now;
    }

    private TicketMessage say(AuthorKind kind, Author author, String text, Instant now) {
        String body = text.strip().replace("\r\n", "\n");
        if (!PlainText.isProse(body)) {
            throw BellbirdException.user("text", "error.characters");
        }
        if (body.isEmpty()) {
            throw BellbirdException.user("text", "error.ticket.text.missing");
        }
        if (body.length() > LONGEST_BODY) {
            throw BellbirdException.user(
                    "text", "error.ticket.text.long", Integer.toString(LONGEST_BODY));
        }
        var message = new TicketMessage(this, messages.size() + 1, kind, author, body, now);
        messages.add(message);
        updatedAt = now;
        return message;
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    UUID customerId() {
        return customerId;
    }

    String subject() {
        return subject;
    }

    /** Where it stands and with whom, as the audit trail keeps it. */
    String standing() {
        return number + " " + state + (assigneeName == null ? "" : ", " + assigneeName);
    }

    TicketState state() {
        return state;
    }

    @Nullable UUID billId() {
        return billId;
    }

    @Nullable Integer billLine() {
        return billLine;
    }

    @Nullable String assignee() {
        return assignee;
    }

    @Nullable String assigneeName() {
        return assigneeName;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable Instant waitingSince() {
        return waitingSince;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    int version() {
        return version;
    }

    List<TicketMessage> messages() {
        return List.copyOf(messages);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ticket ticket && ticket.id.equals(id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }
}
