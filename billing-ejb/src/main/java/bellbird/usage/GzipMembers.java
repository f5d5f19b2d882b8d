package bellbird.usage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gz file with all its members. {@link GZIPInputStream} ends without a word where the header of a
 * further member is damaged; {@link #checkRest} tells whether it ended too early.
 */
final class GzipMembers extends GZIPInputStream {

    /** Bytes of a member behind its content: sum and size. */
    private static final int TRAILER = 8;

    private final FileChannel file;
    private long filledTo;

    GzipMembers(FileChannel file) throws IOException {
        super(Channels.newInputStream(file));
        this.file = file;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filledTo = file.position();
    }

    /**
     * To be asked at the end of the content.
     *
     * @throws ZipException if anything is behind the last member but zeros, which fill up blocks
     */
    void checkRest() throws IOException {
        file.position(filledTo - inf.getRemaining() + TRAILER);
        InputStream rest = Channels.newInputStream(file);
        byte[] buffer = new byte[65_536];
        for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] != 0) {
                    throw new ZipException("more than the last member");
                }
            }
        }
    }
}
