package bellbird.usage;

/**
 * A file to be worked on.
 *
 * @param linesDone lines that are committed
 */
public record OpenFile(FileState state, FeedProfile profile, long linesDone) {}
