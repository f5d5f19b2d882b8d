package bellbird.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of documents. Each is parsed once, when a letter asks for it, and shared by all
 * threads, which only read it. The Korean and Chinese ones hold the letters that names and texts
 * need ({@code src/main/fonts/make-fonts}).
 */
enum FontFile {
    LATIN_REGULAR("/fonts/ttf/OpenSans/OpenSans-Regular.ttf"),
    LATIN_SEMI_BOLD("/fonts/ttf/OpenSans/OpenSans-SemiBold.ttf"),
    LATIN_BOLD("/fonts/ttf/OpenSans/OpenSans-Bold.ttf"),
    KOREAN_REGULAR("fonts/NotoSansKR-Regular.ttf"),
    KOREAN_BOLD("fonts/NotoSansKR-Bold.ttf"),
    CHINESE_REGULAR("fonts/NotoSansSC-Regular.ttf"),
    CHINESE_BOLD("fonts/NotoSansSC-Bold.ttf");

    private static final int PLANE = 1 << 16;
    private static final short NONE = -1;

    private final String resource;
    private volatile @Nullable Parsed parsed;

    FontFile(String resource) {
        this.resource = resource;
    }

    /**
     * @param advances of the first plane's letters, in units of the font; −1 where it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parsed(
            TrueTypeFont font, CmapLookup glyphs, short[] advances, double unitsPerEm) {

        static Parsed of(InputStream stream) throws IOException {
            TrueTypeFont font =
                    new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(stream));
            // Ligatures would be read back as other letters than were written.
            font.setEnableGsub(false);
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            font.getGlyph();
            short[] advances = new short[PLANE];
            Arrays.fill(advances, NONE);
            for (int letter = 0; letter < PLANE; letter++) {
                int glyph = glyphs.getGlyphId(letter);
                if (glyph != 0) {
                    advances[letter] = (short) font.getAdvanceWidth(glyph);
                }
            }
            return new Parsed(font, glyphs, advances, font.getUnitsPerEm());
        }

        int advance(int codePoint) throws IOException {
            if (codePoint < PLANE) {
                return advances[codePoint];
            }
            int glyph = glyphs.getGlyphId(codePoint);
            return glyph == 0 ? NONE : font.getAdvanceWidth(glyph);
        }
    }

    TrueTypeFont font() {
        return parsed().font();
    }

    boolean has(int codePoint) {
        return advance(codePoint) >= 0;
    }

    /** Width of a letter that the font has, as a part of the letters' size. */
    double width(int codePoint) {
        return advance(codePoint) / parsed().unitsPerEm();
    }

    private int advance(int codePoint) {
        try {
            return parsed().advance(codePoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Parsed parsed() {
        Parsed known = parsed;
        return known == null ? parse() : known;
    }

    private synchronized Parsed parse() {
        Parsed known = parsed;
        if (known != null) {
            return known;
        }
        try (InputStream stream = FontFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no font " + resource);
            }
            Parsed fresh = Parsed.of(stream);
            parsed = fresh;
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
