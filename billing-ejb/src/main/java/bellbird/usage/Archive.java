package bellbird.usage;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Takes files out of gz and zip, known by their first bytes whatever they are called. What it gives
 * is bounded, whatever an archive says of itself: in files, in bytes, and in bytes for each byte of
 * the archive.
 */
final class Archive implements AutoCloseable {

    /** Small archives of very regular files may grow further. */
    private static final long ALWAYS_ALLOWED = 1 << 20;

    /** A file that came, or came in an archive. */
    record Content(String name, SpooledFile file) {}

    /** Something of an archive is not as it must be; nothing of it is taken. */
    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        private final transient FileRefusal refusal;

        Refused(String reason, String... parameters) {
            super(reason);
            refusal = FileRefusal.of(reason, parameters);
        }
    }

    private final SpooledFile file;
    private final FeedProfile.Limits limits;
    private final List<Content> contents = new ArrayList<>();
    private @Nullable FileRefusal refusal;
    private long taken;

    private Archive(SpooledFile file, FeedProfile.Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Takes out what there is; of a file that is no archive, itself. The caller closes both.
     *
     * @param name as it came
     */
    static Archive open(String name, SpooledFile file, FeedProfile.Limits limits)
            throws IOException {
        Archive archive = new Archive(file, limits);
        try {
            switch (kind(file)) {
                case PLAIN -> archive.contents.add(new Content(name, file));
                case GZIP -> archive.unzip(name);
                case ZIP -> archive.takeOut(name);
            }
        } catch (Refused refused) {
            archive.refusal = refused.refusal;
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            String why = String.valueOf(broken.getMessage());
            archive.refusal =
                    FileRefusal.of(
                            why.contains("encrypted")
                                    ? "error.usage.archive.encrypted"
                                    : "error.usage.archive.broken");
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
        return archive;
    }

    /** Why nothing is taken out; null if everything is. */
    @Nullable FileRefusal refusal() {
        return refusal;
    }

    List<Content> contents() {
        return contents;
    }

    private enum Kind {
        PLAIN,
        GZIP,
        ZIP
    }

    private static Kind kind(SpooledFile file) throws IOException {
        byte[] start = new byte[4];
        int read;
        try (InputStream in = file.open()) {
            read = in.readNBytes(start, 0, start.length);
        }
        if (read >= 2 && start[0] == 0x1F && start[1] == (byte) 0x8B) {
            return Kind.GZIP;
        }
        boolean zip =
                read == 4
                        && start[0] == 'P'
                        && start[1] == 'K'
                        && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
        return zip ? Kind.ZIP : Kind.PLAIN;
    }

    private void unzip(String name) throws IOException {
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(".gz") && name.length() > 3;
        try (FileChannel channel = FileChannel.open(file.path());
                GzipMembers members = new GzipMembers(channel)) {
            add(named ? name.substring(0, name.length() - 3) : name, members);
            members.checkRest();
        }
    }

    private void takeOut(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            if (entries.size() > limits.archiveEntries()) {
                throw new Refused(
                        "error.usage.archive.entries", Integer.toString(limits.archiveEntries()));
            }
            for (ZipEntry entry : entries) {
                add(zip, entry, name + "/" + UsageFiles.plain(entry.getName()));
            }
        }
        if (contents.isEmpty()) {
            throw new Refused("error.usage.archive.empty");
        }
    }

    /** {@link ZipFile} itself does not look at the sum. */
    private void add(ZipFile zip, ZipEntry entry, String name) throws IOException {
        try (CheckedInputStream in =
                new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            SpooledFile content = add(name, in);
            if (in.getChecksum().getValue() != entry.getCrc()
                    || content.size() != entry.getSize()) {
                throw new ZipException("not what the directory says: " + name);
            }
        }
    }

    private SpooledFile add(String name, InputStream in) throws IOException {
        SpooledFile content = SpooledFile.of(new Bounded(in), Long.MAX_VALUE);
        contents.add(new Content(name, content));
        if (kind(content) != Kind.PLAIN) {
            throw new Refused("error.usage.archive.nested");
        }
        return content;
    }

    /** Counts what all files of the archive give together. */
    private final class Bounded extends FilterInputStream {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            taken += Math.max(0, read);
            if (taken > ((long) limits.fileMegabytes() << 20)) {
                throw new Refused(
                        "error.usage.archive.tooLarge", Integer.toString(limits.fileMegabytes()));
            }
            if (taken > ALWAYS_ALLOWED && taken / limits.archiveRatio() > file.size()) {
                throw new Refused(
                        "error.usage.archive.ratio", Integer.toString(limits.archiveRatio()));
            }
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        for (Content content : contents) {
            content.file.close();
        }
    }
}
