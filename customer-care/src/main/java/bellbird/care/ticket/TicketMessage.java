package bellbird.care.ticket;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One thing that was said in a ticket. It never changes. */
@Entity
@Table(name = "ticket_message")
public class TicketMessage {

    @Id private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "ticket_id", updatable = false)
    private Ticket ticket;

    @Column(updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(name = "author_kind", updatable = false)
    private AuthorKind authorKind;

    @Column(updatable = false)
    private String author;

    @Column(name = "author_name", updatable = false)
    private String authorName;

    @Column(updatable = false)
    private String body;

    @Column(name = "written_at", updatable = false)
    private Instant writtenAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected TicketMessage() {}

    TicketMessage(
            Ticket ticket,
            int number,
            AuthorKind kind,
            Author author,
            String body,
            Instant writtenAt) {
        this.id = Ids.next();
        this.ticket = ticket;
        this.number = number;
        this.authorKind = kind;
        this.author = author.subject();
        this.authorName = author.name();
        this.body = body;
        this.writtenAt = writtenAt;
    }

    UUID id() {
        return id;
    }

    TicketDetail.Message read() {
        return new TicketDetail.Message(authorKind, authorName, body, writtenAt);
    }
}
