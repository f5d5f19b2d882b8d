package bellbird.usage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage that is kept whatever its age, because of a dispute or an order of a court.
 *
 * @param account its number; null for the usage of all accounts
 */
public record UsageHold(
        UUID id, @Nullable String account, String reason, Instant placedAt, String placedBy) {}
