package bellbird.usage;

import java.time.Instant;

/**
 * A file to be worked on.
 *
 * @param receivedAt when it came, in tenant time
 * @param linesDone lines that are committed
 */
public record OpenFile(FileState state, FeedProfile profile, Instant receivedAt, long linesDone) {}
