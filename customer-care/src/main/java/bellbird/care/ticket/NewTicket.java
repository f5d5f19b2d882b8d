package bellbird.care.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question as the customer asks it.
 *
 * @param subject 1 to 200 characters
 * @param text 1 to 10,000 characters
 * @param billId what it is about; null if not about a bill
 * @param billLine number of the bill's line; null for the whole bill
 */
public record NewTicket(
        String subject, String text, @Nullable UUID billId, @Nullable Integer billLine) {}
