package bellbird.usage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed of usage files.
 *
 * @param folder watched folder below the tenant's inbox; null for upload only
 */
public record FeedRow(UUID id, String name, @Nullable String folder) {}
