package bellbird.care.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets to list; everything given must fit.
 *
 * @param search part of a number, a subject or a customer's name; empty for all
 * @param state null for all
 * @param mine only what the calling agent has
 * @param customerId null for all
 */
public record TicketFilter(
        String search, @Nullable TicketState state, boolean mine, @Nullable UUID customerId) {

    public static TicketFilter ofCustomer(UUID customerId) {
        return new TicketFilter("", null, false, customerId);
    }
}
