package bellbird.care.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param number for people, such as {@code T-000123}
 * @param assigneeName the agent who has it; null while nobody does
 * @param waitingSince the customer's oldest unanswered message; null unless open
 * @param updatedAt when something was last said or done
 */
public record TicketRow(
        UUID id,
        String number,
        String subject,
        TicketState state,
        UUID customerId,
        String customerName,
        @Nullable String assigneeName,
        Instant openedAt,
        @Nullable Instant waitingSince,
        Instant updatedAt) {}
