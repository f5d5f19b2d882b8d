package bellbird.invoice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bill's total back from the finished file (invariant I5): all text that stands where the
 * total was drawn, in the letters that the file's own fonts say it is. It knows only what {@link
 * Sheet} draws: each text has a place of its own on the page, and two bytes for a letter.
 */
final class TotalReader {

    private static final double ABOVE = 3;
    private static final double BELOW = 9;

    private final PDPage page;
    private final double bottom;
    private final double top;
    private final StringBuilder text = new StringBuilder();
    private @Nullable COSName font;
    private boolean isInPlace;

    private TotalReader(PDPage page, DrawnTotal total) {
        this.page = page;
        double y = Sheet.HEIGHT - total.y();
        bottom = y - ABOVE;
        top = y + BELOW;
    }

    static String read(byte[] file, DrawnTotal total) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new TotalReader(document.getPage(total.page()), total).read();
        }
    }

    private String read() throws IOException {
        PDFStreamParser parser = new PDFStreamParser(page);
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

    private void operate(String operator, List<Object> operands) throws IOException {
        switch (operator) {
            case OperatorName.MOVE_TEXT -> {
                double x = ((COSNumber) operands.get(0)).floatValue();
                double y = ((COSNumber) operands.get(1)).floatValue();
                isInPlace = x >= DrawnTotal.LEFT && y >= bottom && y <= top;
            }
            case OperatorName.SET_FONT_AND_SIZE -> font = (COSName) operands.get(0);
            case OperatorName.SHOW_TEXT -> {
                if (isInPlace) {
                    show(((COSString) operands.get(0)).getBytes());
                }
            }
            default -> {}
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
        if (letters == null) {
            throw new IOException("the total's font says not what its letters are");
        }
        return new CMapParser().parse(letters.createView());
    }
}
