package bellbird.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The weights of Open Sans in a document: parsed once, shared by all threads, only read. */
enum Typeface {
    REGULAR("Regular"),
    SEMI_BOLD("SemiBold"),
    BOLD("Bold");

    private static final String ELLIPSIS = "\u2026";
    private static final double ROUNDING = 0.01;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    Typeface(String weight) {
        String resource = "/fonts/ttf/OpenSans/OpenSans-" + weight + ".ttf";
        try (InputStream stream = Typeface.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no font " + resource);
            }
            font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(stream));
            // Ligatures would be read back as other letters than were written.
            font.setEnableGsub(false);
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
            font.getAdvanceWidth(0);
            font.getGlyph();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /** Width in points. */
    double width(String drawable, double size) {
        try {
            long units = 0;
            for (int i = 0; i < drawable.length(); ) {
                int codePoint = drawable.codePointAt(i);
                units += font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
                i += Character.charCount(codePoint);
            }
            return units * size / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Text as it can be drawn: composed (NFC), without controls and marks that turn the direction
     * of what follows, and with a lozenge for each letter the font does not have.
     */
    static String drawable(String raw) {
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
        StringBuilder drawable = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> append(drawable, codePoint));
        return drawable.toString();
    }

    private static void append(StringBuilder drawable, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    drawable.append(' ');
            case Character.FORMAT -> {}
            case Character.SPACE_SEPARATOR -> drawable.append(codePoint == ' ' ? ' ' : '\u00A0');
            default -> drawable.appendCodePoint(isInEveryWeight(codePoint) ? codePoint : '\u25CA');
        }
    }

    /** Whether every letter can be drawn as it is. */
    static boolean canDraw(String text) {
        return text.codePoints().allMatch(Typeface::isInEveryWeight);
    }

    private static boolean isInEveryWeight(int codePoint) {
        for (Typeface face : values()) {
            if (face.glyphs.getGlyphId(codePoint) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The text, or as much of it as fits with an ellipsis. */
    String shortened(String drawable, double size, double room) {
        double width = room + ROUNDING;
        if (width(drawable, size) <= width) {
            return drawable;
        }
        int end = drawable.length();
        while (end > 0 && width(drawable.substring(0, end) + ELLIPSIS, size) > width) {
            end = drawable.offsetByCodePoints(end, -1);
        }
        return drawable.substring(0, end) + ELLIPSIS;
    }
}
