package bellbird.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What one stack writes, used by one stack at a time. */
final class DataFolder implements AutoCloseable {

    private static final long NEEDED_BYTES = 500L * 1024 * 1024;

    private final Path root;
    private final RandomAccessFile guard;
    private final FileLock lock;
    private final Orphans orphans;

    private DataFolder(Path root, RandomAccessFile guard, FileLock lock) {
        this.root = root;
        this.guard = guard;
        this.lock = lock;
        this.orphans = new Orphans(root.resolve("processes"));
    }

    /**
     * Takes the folder for this process and ends what a killed owner left running.
     *
     * @param fresh whether to forget everything an earlier stack wrote
     * @throws StackException if another stack uses it, or the disk is nearly full
     */
    static DataFolder claim(Path root, boolean fresh) {
        Folders.create(root);
        try {
            requireSpace(root);
            RandomAccessFile guard = new RandomAccessFile(root.resolve("lock").toFile(), "rw");
            FileLock lock = tryLock(guard);
            if (lock == null) {
                guard.close();
                throw new StackException(
                        "Another stack (%s) runs on the data in %s; stop it first."
                                .formatted(owner(root), root));
            }
            Files.writeString(root.resolve("owner"), "process " + ProcessHandle.current().pid());
            DataFolder folder = new DataFolder(root, guard, lock);
            folder.orphans.endAll();
            if (fresh) {
                folder.forget();
            }
            return folder;
        } catch (IOException e) {
            throw new StackException(
                    "The data folder %s cannot be used: %s".formatted(root, e.getMessage()), e);
        }
    }

    private static void requireSpace(Path root) throws IOException {
        long usable = Files.getFileStore(root).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new StackException(
                    "The disk of %s is full: %d MB are free, %d MB are needed."
                            .formatted(root, usable >> 20, NEEDED_BYTES >> 20));
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile guard) throws IOException {
        try {
            return guard.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(Path root) throws IOException {
        Path owner = root.resolve("owner");
        return Files.exists(owner)
                ? Files.readString(owner, StandardCharsets.UTF_8)
                : "another process";
    }

    private void forget() {
        for (Path part :
                new Path[] {postgres(), wildfly(), mails(), stripe(), logs(), usageInbox()}) {
            Folders.delete(part);
        }
    }

    Orphans orphans() {
        return orphans;
    }

    Path logs() {
        return Folders.create(root.resolve("logs"));
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path wildfly() {
        return root.resolve("wildfly");
    }

    Path mails() {
        return root.resolve("mails");
    }

    Path stripe() {
        return Folders.create(root.resolve("stripe"));
    }

    Path usageInbox() {
        return Folders.create(root.resolve("usage-inbox"));
    }

    @Override
    public void close() {
        try {
            lock.release();
            guard.close();
        } catch (IOException e) {
            throw new StackException("The lock of %s cannot be released.".formatted(root), e);
        }
    }
}
