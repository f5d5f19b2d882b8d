package bellbird.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Answer to a file that was handed in.
 *
 * @param fileId the file, of an archive its first; of a duplicate, the first one with the same
 *     content
 * @param duplicate whether the same content was there already, so nothing happens
 * @param fileName name of that file
 * @param receivedAt when that file came
 * @param others the further files of the same archive
 */
public record FileReceipt(
        UUID fileId,
        boolean duplicate,
        String fileName,
        Instant receivedAt,
        List<FileReceipt> others) {

    public FileReceipt {
        others = List.copyOf(others);
    }

    /** Of several files, the first with the others. */
    static FileReceipt of(List<FileReceipt> files) {
        FileReceipt first = files.getFirst();
        return new FileReceipt(
                first.fileId,
                first.duplicate,
                first.fileName,
                first.receivedAt,
                files.subList(1, files.size()));
    }
}
