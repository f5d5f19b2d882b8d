package bellbird.usage;

import java.util.Optional;

/**
 * What was seen of a whole file before anything of it was decoded.
 *
 * @param lines that were read: all of the file, unless it is refused
 * @param refusal why nothing of it may be taken
 */
public record Inspection(long lines, Optional<FileRefusal> refusal) {}
