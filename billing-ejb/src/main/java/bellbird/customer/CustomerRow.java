package bellbird.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer in a list.
 *
 * @param number for people, such as {@code C-000123}
 * @param status {@code ACTIVE} or {@code CLOSED}
 * @param lines number of lines that are not ended
 */
public record CustomerRow(
        UUID id,
        String number,
        String name,
        String email,
        String city,
        String status,
        long lines,
        Instant createdAt) {}
