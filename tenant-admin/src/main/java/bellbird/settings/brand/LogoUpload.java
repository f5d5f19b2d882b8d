package bellbird.settings.brand;

import bellbird.kernel.error.BellbirdException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Lets in a picture as a logo: PNG or JPEG only (SVG can carry scripts), measured by its header
 * before anything is decoded, drawn anew as a PNG so that nothing but pixels stays.
 */
public final class LogoUpload {

    /** Largest file, in bytes. */
    public static final int MAX_BYTES = 512 * 1024;

    /** Longest edge, in pixels. */
    public static final int MAX_EDGE = 2000;

    // Larger than any page or document draws it; every bill's document carries it.
    private static final int KEPT_WIDTH = 640;
    private static final int KEPT_HEIGHT = 256;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private LogoUpload() {}

    /**
     * Checks the picture and draws it anew, within 640 × 256 pixels.
     *
     * @return PNG bytes
     * @throws BellbirdException of kind USER on field {@code logo}: too large, another format, or
     *     broken
     */
    public static byte[] accept(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw BellbirdException.user("logo", "error.logo.tooLarge", kibibytes());
        }
        String format =
                format(content)
                        .orElseThrow(() -> BellbirdException.user("logo", "error.logo.format"));
        try {
            return redraw(read(content, format));
        } catch (IOException | RuntimeException e) {
            if (e instanceof BellbirdException known) {
                throw known;
            }
            throw BellbirdException.user("logo", "error.logo.broken");
        }
    }

    private static Optional<String> format(byte[] content) {
        if (startsWith(content, PNG)) {
            return Optional.of("png");
        }
        return startsWith(content, JPEG) ? Optional.of("jpeg") : Optional.empty();
    }

    private static BufferedImage read(byte[] content, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) > MAX_EDGE || reader.getHeight(0) > MAX_EDGE) {
                throw BellbirdException.user(
                        "logo", "error.logo.tooManyPixels", Integer.toString(MAX_EDGE));
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] redraw(BufferedImage picture) throws IOException {
        double scale =
                Math.min(
                        1,
                        Math.min(
                                (double) KEPT_WIDTH / picture.getWidth(),
                                (double) KEPT_HEIGHT / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage clean = halved(picture, width, height);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(clean, "png", png);
        return png.toByteArray();
    }

    /** Scales in steps of at most one half, so that no pixel is left out. */
    private static BufferedImage halved(BufferedImage picture, int width, int height) {
        int stepWidth = Math.max(width, picture.getWidth() / 2);
        int stepHeight = Math.max(height, picture.getHeight() / 2);
        BufferedImage smaller =
                new BufferedImage(stepWidth, stepHeight, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, stepWidth, stepHeight, null);
        graphics.dispose();
        boolean done = stepWidth == width && stepHeight == height;
        return done ? smaller : halved(smaller, width, height);
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (content[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String kibibytes() {
        return Integer.toString(MAX_BYTES / 1024);
    }
}
