package bellbird.invoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bill's total back from what was saved (invariant I5): all text that stands where the
 * total was drawn, in the letters that the file's own fonts say it is. The page and the letters
 * must be in the finished file, byte for byte; the rest of the file is not read, which would take a
 * fifth of a bill's time. It knows only what {@link Sheet} draws: each text has a place of its own
 * on the page, and two bytes for a letter.
 */
final class TotalReader {

    private static final double ABOVE = 3;
    private static final double BELOW = 9;

    private final PDPage page;
    private final byte[] file;
    private final double bottom;
    private final double top;
    private final StringBuilder text = new StringBuilder();
    private @Nullable COSName font;

    private TotalReader(PDPage page, byte[] file, DrawnTotal total) {
        this.page = page;
        this.file = file;
        double y = Sheet.HEIGHT - total.y();
        bottom = y - ABOVE;
        top = y + BELOW;
    }

    /**
     * @param document still open after it was saved
     * @param file what it was saved as
     * @throws IOException if the file does not have what was drawn
     */
    static String read(PDDocument document, byte[] file, DrawnTotal total) throws IOException {
        return new TotalReader(document.getPage(total.page()), file, total).read();
    }

    private String read() throws IOException {
        byte[] drawn;
        COSStream contents = requireSaved(page.getCOSObject().getCOSStream(COSName.CONTENTS));
        try (InputStream stream = contents.createInputStream()) {
            drawn = stream.readAllBytes();
        }
        PDFStreamParser parser = new PDFStreamParser(inPlace(drawn));
        List<Object> operands = new ArrayList<>();
        for (Object token = parser.parseNextToken();
                token != null;
                token = parser.parseNextToken()) {
            if (token instanceof Operator operator) {
                operate(operator.getName(), operands);
                operands.clear();
            } else {
                operands.add(token);
            }
        }
        parser.close();
        return text.toString().replace('\u00A0', ' ').strip();
    }

    /**
     * The lines that choose a font (Tf) or show a text (Tj) after the place was the total's (Td); a
     * line ends with its operator.
     */
    private byte[] inPlace(byte[] drawn) {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        boolean isInPlace = false;
        int start = 0;
        for (int end = 0; end < drawn.length; end++) {
            if (drawn[end] != '\n') {
                continue;
            }
            if (end - start > 2 && drawn[end - 2] == 'T') {
                if (drawn[end - 1] == 'd') {
                    isInPlace = isInPlace(drawn, start, end - 3);
                } else if (isInPlace && (drawn[end - 1] == 'f' || drawn[end - 1] == 'j')) {
                    texts.write(drawn, start, end + 1 - start);
                }
            }
            start = end + 1;
        }
        return texts.toByteArray();
    }

    /** Whether a text at {@code x y} is the total, or part of it. */
    private boolean isInPlace(byte[] drawn, int start, int end) {
        String[] place =
                new String(drawn, start, end - start, StandardCharsets.US_ASCII).split(" ", -1);
        double y = Double.parseDouble(place[1]);
        return y >= bottom && y <= top && Double.parseDouble(place[0]) >= DrawnTotal.LEFT;
    }

    private void operate(String operator, List<Object> operands) throws IOException {
        switch (operator) {
            case OperatorName.SET_FONT_AND_SIZE -> font = (COSName) operands.getFirst();
            case OperatorName.SHOW_TEXT -> show(((COSString) operands.getFirst()).getBytes());
            default -> throw new IllegalStateException(operator);
        }
    }

    private void show(byte[] codes) throws IOException {
        CMap letters = letters();
        for (int i = 0; i + 1 < codes.length; i += 2) {
            String letter = letters.toUnicode((codes[i] & 0xFF) << 8 | codes[i + 1] & 0xFF, 2);
            text.append(letter == null ? "\uFFFD" : letter);
        }
    }

    private CMap letters() throws IOException {
        COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        COSDictionary dictionary = fonts == null ? null : fonts.getCOSDictionary(font);
        COSStream letters = dictionary == null ? null : dictionary.getCOSStream(COSName.TO_UNICODE);
        return new CMapParser().parse(requireSaved(letters).createView());
    }

    private COSStream requireSaved(@Nullable COSStream stream) throws IOException {
        if (stream != null) {
            try (InputStream raw = stream.createRawInputStream()) {
                if (contains(file, raw.readAllBytes())) {
                    return stream;
                }
            }
        }
        throw new IOException("the file does not have what was drawn");
    }

    private static boolean contains(byte[] file, byte[] part) {
        for (int start = 0; start + part.length <= file.length; start++) {
            if (file[start] == part[0]
                    && Arrays.equals(file, start, start + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
