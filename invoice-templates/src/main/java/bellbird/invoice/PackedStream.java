package bellbird.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A stream that many documents hold, squeezed once and copied as it is. Its entries are simple
 * ones, such as numbers and names, and a mask of the same kind.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedStream(Map<COSName, COSBase> entries, byte[] content, @Nullable PackedStream mask) {

    static PackedStream of(COSStream stream) throws IOException {
        Map<COSName, COSBase> entries = new LinkedHashMap<>();
        PackedStream mask = null;
        for (COSName key : stream.keySet()) {
            COSBase value = stream.getDictionaryObject(key);
            if (value instanceof COSStream inner) {
                mask = of(inner);
            } else if (!key.equals(COSName.LENGTH)) {
                entries.put(key, copy(value));
            }
        }
        try (InputStream content = stream.createRawInputStream()) {
            return new PackedStream(entries, content.readAllBytes(), mask);
        }
    }

    /** Whether it can be packed. */
    static boolean isSimple(COSBase value) {
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

    COSStream in(PDDocument document) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        for (Map.Entry<COSName, COSBase> entry : entries.entrySet()) {
            stream.setItem(entry.getKey(), copy(entry.getValue()));
        }
        try (OutputStream raw = stream.createRawOutputStream()) {
            raw.write(content);
        }
        if (mask != null) {
            stream.setItem(COSName.SMASK, mask.in(document));
        }
        return stream;
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
}
