package bellbird.offering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the offerings that a bundle is made of, as it stands on a day.
 *
 * @param versionId what is sold of it on that day; null if nothing is
 */
public record BundlePart(
        UUID offeringId, String code, OfferingKind kind, @Nullable UUID versionId) {}
