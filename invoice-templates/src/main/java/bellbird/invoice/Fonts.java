package bellbird.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document, each as a subset of the letters it is used for. */
final class Fonts {

    private final PDDocument document;
    private final Map<FontFile, PDType0Font> embedded = new EnumMap<>(FontFile.class);

    Fonts(PDDocument document) {
        this.document = document;
    }

    PDType0Font embedded(FontFile file) {
        return embedded.computeIfAbsent(file, this::embed);
    }

    private PDType0Font embed(FontFile file) {
        try {
            return PDType0Font.load(document, file.font(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
