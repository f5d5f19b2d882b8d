package bellbird.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked to come in.
 *
 * @param customer whose sign-in it becomes; null for staff
 * @param acceptedAt null while open
 */
public record Invitation(
        UUID id,
        String email,
        String name,
        String role,
        @Nullable UUID customer,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt) {}
