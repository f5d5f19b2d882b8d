package bellbird.invoice;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Logos as documents hold them. Squeezing one takes longer than drawing a page, and every bill of
 * an operator has the same: it is done once, and copied as it is.
 */
final class Logos {

    private static final int MOST = 64;
    private static final Map<String, Optional<PackedStream>> KNOWN = new ConcurrentHashMap<>();

    private Logos() {}

    /**
     * @param png in Base64
     * @return null if it cannot be read
     */
    static @Nullable PDImageXObject in(PDDocument document, String png) {
        try {
            Optional<PackedStream> packed = KNOWN.get(png);
            if (packed == null) {
                packed = pack(png);
                if (KNOWN.size() >= MOST) {
                    KNOWN.clear();
                }
                KNOWN.put(png, packed);
            }
            return packed.isPresent()
                    ? new PDImageXObject(new PDStream(packed.get().in(document)), null)
                    : PDImageXObject.createFromByteArray(document, bytes(png), "logo");
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] bytes(String png) {
        return Base64.getDecoder().decode(png);
    }

    /** Empty for a rare kind of picture, with a profile of its own colours. */
    private static Optional<PackedStream> pack(String png) throws IOException {
        try (PDDocument scratch = new PDDocument()) {
            COSStream stream =
                    PDImageXObject.createFromByteArray(scratch, bytes(png), "logo").getCOSObject();
            return PackedStream.isSimple(stream)
                    ? Optional.of(PackedStream.of(stream))
                    : Optional.empty();
        }
    }
}
