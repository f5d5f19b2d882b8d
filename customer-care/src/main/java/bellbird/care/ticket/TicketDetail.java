package bellbird.care.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all that was said in it, oldest first.
 *
 * @param number for people, such as {@code T-000123}
 * @param billId what it is about; null if not about a bill
 * @param billLine number of the bill's line; null for the whole bill
 * @param assigneeName the agent who has it; null while nobody does
 * @param waitingSince the customer's oldest unanswered message; null unless open
 * @param version to be given back with what is done on grounds of this reading
 */
public record TicketDetail(
        UUID id,
        String number,
        String subject,
        TicketState state,
        UUID customerId,
        @Nullable UUID billId,
        @Nullable Integer billLine,
        @Nullable String assigneeName,
        Instant openedAt,
        @Nullable Instant waitingSince,
        int version,
        List<Message> messages) {

    public TicketDetail {
        messages = List.copyOf(messages);
    }

    /**
     * @param body plain text with line breaks; never markup
     * @param writtenAt tenant time
     */
    public record Message(
            AuthorKind authorKind, String authorName, String body, Instant writtenAt) {}

    static TicketDetail of(Ticket ticket) {
        return new TicketDetail(
                ticket.id(),
                ticket.number(),
                ticket.subject(),
                ticket.state(),
                ticket.customerId(),
                ticket.billId(),
                ticket.billLine(),
                ticket.assigneeName(),
                ticket.openedAt(),
                ticket.waitingSince(),
                ticket.version(),
                ticket.messages().stream().map(TicketMessage::read).toList());
    }
}
