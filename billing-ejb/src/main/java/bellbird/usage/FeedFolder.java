package bellbird.usage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The watched folder of a feed. A sender writes under another name, such as {@code a.csv.part}, and
 * renames when complete. What was registered moves to {@code done}; if the move is lost in a crash
 * the file comes again and is a duplicate without effect.
 */
record FeedFolder(Path folder) {

    private static final Pattern COMPLETE =
            Pattern.compile("[^.].*\\.(csv|txt|dat|cdr|gz|zip)", Pattern.CASE_INSENSITIVE);
    private static final String DONE = "done";
    private static final System.Logger LOG = System.getLogger(FeedFolder.class.getName());

    /** Registers a file. */
    interface Intake {
        FileReceipt take(String name, InputStream content) throws IOException;
    }

    /** Whether no feed of a tenant has a file, so that its schema need not be visited. */
    static boolean isEmpty(Path tenantFolder) throws IOException {
        try (Stream<Path> feeds = Files.list(tenantFolder)) {
            for (Path feed : feeds.filter(Files::isDirectory).toList()) {
                if (!new FeedFolder(feed).complete().isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Takes every complete file, by name. One that cannot be taken stays and stops no other. */
    void takeAll(Intake intake) throws IOException {
        for (Path file : complete()) {
            try {
                take(file, intake);
            } catch (IOException | RuntimeException e) {
                if (Files.exists(file)) { // another node may have been faster
                    LOG.log(System.Logger.Level.WARNING, "cannot take " + file, e);
                }
            }
        }
    }

    private void take(Path file, Intake intake) throws IOException {
        FileReceipt receipt;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            receipt = intake.take(file.getFileName().toString(), in);
        }
        Path done = Files.createDirectories(folder.resolve(DONE));
        Path target = done.resolve(file.getFileName());
        Files.move(
                file,
                Files.exists(target)
                        ? done.resolve(receipt.fileId() + "-" + file.getFileName())
                        : target,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> complete() throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(file -> COMPLETE.matcher(file.getFileName().toString()).matches())
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
