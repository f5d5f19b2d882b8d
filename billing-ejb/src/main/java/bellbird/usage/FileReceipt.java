package bellbird.usage;

import java.time.Instant;
import java.util.UUID;

/**
 * Answer to a file that was handed in.
 *
 * @param fileId the file; of a duplicate, the first one with the same content
 * @param duplicate whether the same content was there already, so nothing happens
 * @param fileName name of that file
 * @param receivedAt when that file came
 */
public record FileReceipt(UUID fileId, boolean duplicate, String fileName, Instant receivedAt) {}
