package bellbird.usage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feed with the profile of its files.
 *
 * @param folder watched folder below the tenant's inbox; null for upload only
 * @param version counts changes, so that nobody overwrites what they have not seen
 */
public record FeedDetail(
        UUID id, String name, @Nullable String folder, int version, ProfileDocument profile) {}
