package bellbird.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
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
    private static final Map<String, Optional<Packed>> KNOWN = new ConcurrentHashMap<>();

    /** A stream with simple entries, such as numbers and names. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packed(Map<COSName, COSBase> entries, byte[] content, @Nullable Packed mask) {}

    private Logos() {}

    /**
     * @param png in Base64
     * @return null if it cannot be read
     */
    static @Nullable PDImageXObject in(PDDocument document, String png) {
        try {
            Optional<Packed> packed = KNOWN.get(png);
            if (packed == null) {
                packed = pack(png);
                if (KNOWN.size() >= MOST) {
                    KNOWN.clear();
                }
                KNOWN.put(png, packed);
            }
            return packed.isPresent()
                    ? new PDImageXObject(new PDStream(copy(document, packed.get())), null)
                    : PDImageXObject.createFromByteArray(document, bytes(png), "logo");
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] bytes(String png) {
        return Base64.getDecoder().decode(png);
    }

    /** Empty for a rare kind of picture, with a profile of its own colours. */
    private static Optional<Packed> pack(String png) throws IOException {
        try (PDDocument scratch = new PDDocument()) {
            COSStream stream =
                    PDImageXObject.createFromByteArray(scratch, bytes(png), "logo").getCOSObject();
            return isSimple(stream) ? Optional.of(pack(stream)) : Optional.empty();
        }
    }

    private static boolean isSimple(COSBase value) {
        return switch (value) {
            case COSName name -> true;
            case COSNumber number -> true;
            case COSBoolean truth -> true;
            case COSDictionary dictionary ->
                    dictionary.keySet().stream()
                            .allMatch(key -> isSimple(dictionary.getDictionaryObject(key)));
            default -> false;
        };
    }

    private static Packed pack(COSStream stream) throws IOException {
        Map<COSName, COSBase> entries = new LinkedHashMap<>();
        Packed mask = null;
        for (COSName key : stream.keySet()) {
            COSBase value = stream.getDictionaryObject(key);
            if (value instanceof COSStream inner) {
                mask = pack(inner);
            } else if (!key.equals(COSName.LENGTH)) {
                entries.put(key, copy(value));
            }
        }
        try (InputStream content = stream.createRawInputStream()) {
            return new Packed(entries, content.readAllBytes(), mask);
        }
    }

    /** A value of its own: documents mark what they hold. */
    private static COSBase copy(COSBase value) {
        if (!(value instanceof COSDictionary dictionary)) {
            return value;
        }
        COSDictionary copy = new COSDictionary();
        for (COSName key : dictionary.keySet()) {
            copy.setItem(key, copy(dictionary.getDictionaryObject(key)));
        }
        return copy;
    }

    private static COSStream copy(PDDocument document, Packed packed) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        for (Map.Entry<COSName, COSBase> entry : packed.entries().entrySet()) {
            stream.setItem(entry.getKey(), copy(entry.getValue()));
        }
        try (OutputStream content = stream.createRawOutputStream()) {
            content.write(packed.content());
        }
        if (packed.mask() != null) {
            stream.setItem(COSName.SMASK, copy(document, packed.mask()));
        }
        return stream;
    }
}
