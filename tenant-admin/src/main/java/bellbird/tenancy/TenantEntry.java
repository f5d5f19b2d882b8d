package bellbird.tenancy;

import bellbird.kernel.tenant.TenantProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the registry.
 *
 * @param schemaVersion of its last migration
 * @param readyAt null while it is being made
 */
public record TenantEntry(
        TenantProfile profile,
        State state,
        String schemaVersion,
        String cell,
        Instant createdAt,
        @Nullable Instant readyAt) {

    /** Only a ready tenant has a host that answers. */
    public enum State {
        PROVISIONING,
        READY,
        SUSPENDED
    }
}
