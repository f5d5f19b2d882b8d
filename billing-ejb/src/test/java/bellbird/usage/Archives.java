package bellbird.usage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as senders make them. */
final class Archives {

    private Archives() {}

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param entries name, text, name, text…; a name that ends with a slash is a folder
     */
    static byte[] zip(String... entries) {
        return zip(ZipEntry.DEFLATED, entries);
    }

    /** A zip whose files are not compressed; as {@link #zip(String...)}. */
    static byte[] stored(String... entries) {
        return zip(ZipEntry.STORED, entries);
    }

    private static byte[] zip(int method, String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                byte[] content = entries[i + 1].getBytes(StandardCharsets.ISO_8859_1);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(entries[i]);
                entry.setMethod(method);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                out.putNextEntry(entry);
                out.write(content);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
