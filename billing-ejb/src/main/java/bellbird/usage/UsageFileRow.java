package bellbird.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage file as lists and its page show it.
 *
 * @param feed name of the feed it came by
 * @param reason bundle key of why it was rejected or quarantined; else null
 * @param reasonParameters for the text, in order
 * @param settledAt since when a refused file waits for nobody; null if it waits, or is not refused
 * @param number of the file within its feed; null where files have none
 * @param lines of the whole file; 0 as long as nobody has counted them
 * @param linesDone how many of them are committed
 */
public record UsageFileRow(
        UUID id,
        String feed,
        String fileName,
        String sha256,
        long sizeBytes,
        Instant receivedAt,
        String receivedBy,
        FileState state,
        @Nullable String reason,
        List<String> reasonParameters,
        @Nullable Instant settledAt,
        @Nullable Long number,
        long lines,
        long linesDone,
        FileCounts counts) {

    public UsageFileRow {
        reasonParameters = List.copyOf(reasonParameters);
    }
}
