package bellbird.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file on its way in, on disk: its digest is known before anything is registered. Content beyond
 * the size cap is counted and digested, not kept.
 */
final class SpooledFile implements AutoCloseable {

    private final Path path;
    private final String sha256;
    private final long size;

    private SpooledFile(Path path, String sha256, long size) {
        this.path = path;
        this.sha256 = sha256;
        this.size = size;
    }

    static SpooledFile of(InputStream in, long mostBytes) throws IOException {
        Path path = Files.createTempFile("usage", ".in");
        try (OutputStream out = Files.newOutputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65_536];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                if (size <= mostBytes) {
                    out.write(buffer, 0, read);
                }
            }
            return new SpooledFile(path, HexFormat.of().formatHex(digest.digest()), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    String sha256() {
        return sha256;
    }

    long size() {
        return size;
    }

    Path path() {
        return path;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
