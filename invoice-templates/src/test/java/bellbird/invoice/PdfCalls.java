package bellbird.invoice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** A drawn page as the calls of PDFBox that draw it again. */
final class PdfCalls {

    /** One call. */
    interface Call {
        void on(PDPageContentStream content, PdfFloor.Holdings holdings) throws IOException;
    }

    private final PDPage page;
    private final List<Call> calls = new ArrayList<>();
    private @Nullable PDType0Font font;
    private int marks;

    private PdfCalls(PDPage page) {
        this.page = page;
    }

    static PdfCalls of(PDPage page) throws IOException {
        PdfCalls calls = new PdfCalls(page);
        List<Object> operands = new ArrayList<>();
        for (Object token : new PDFStreamParser(page).parse()) {
            if (token instanceof Operator operator) {
                calls.add(operator.getName(), operands);
                operands.clear();
            } else {
                operands.add(token);
            }
        }
        return calls;
    }

    List<Call> calls() {
        return calls;
    }

    /** How many pieces the page's structure ties to elements. */
    int marks() {
        return marks;
    }

    private void add(String name, List<Object> operands) throws IOException {
        float[] n = numbers(operands);
        switch (name) {
            case OperatorName.BEGIN_MARKED_CONTENT -> {
                COSName tag = (COSName) operands.getFirst();
                calls.add((content, holdings) -> content.beginMarkedContent(tag));
            }
            case OperatorName.BEGIN_MARKED_CONTENT_SEQ -> {
                COSName tag = (COSName) operands.getFirst();
                int id = ((COSDictionary) operands.get(1)).getInt(COSName.MCID);
                marks++;
                calls.add((content, holdings) -> content.beginMarkedContent(tag, id));
            }
            case OperatorName.END_MARKED_CONTENT ->
                    calls.add((content, holdings) -> content.endMarkedContent());
            case OperatorName.BEGIN_TEXT -> calls.add((content, holdings) -> content.beginText());
            case OperatorName.END_TEXT -> calls.add((content, holdings) -> content.endText());
            case OperatorName.MOVE_TEXT ->
                    calls.add((content, holdings) -> content.newLineAtOffset(n[0], n[1]));
            case OperatorName.SET_FONT_AND_SIZE -> {
                font = (PDType0Font) page.getResources().getFont((COSName) operands.getFirst());
                FontFile file = file(font);
                calls.add((content, holdings) -> content.setFont(holdings.font(file), n[0]));
            }
            case OperatorName.SHOW_TEXT -> {
                String text = text(((COSString) operands.getFirst()).getBytes());
                calls.add((content, holdings) -> content.showText(text));
            }
            case OperatorName.NON_STROKING_COLORSPACE, OperatorName.STROKING_COLORSPACE -> {}
            case OperatorName.NON_STROKING_COLOR, OperatorName.NON_STROKING_RGB ->
                    calls.add((content, holdings) -> content.setNonStrokingColor(color(n)));
            case OperatorName.STROKING_COLOR, OperatorName.STROKING_COLOR_RGB ->
                    calls.add((content, holdings) -> content.setStrokingColor(color(n)));
            case OperatorName.SAVE -> calls.add((content, holdings) -> content.saveGraphicsState());
            case OperatorName.RESTORE ->
                    calls.add((content, holdings) -> content.restoreGraphicsState());
            case OperatorName.CONCAT ->
                    calls.add(
                            (content, holdings) ->
                                    content.transform(
                                            new Matrix(n[0], n[1], n[2], n[3], n[4], n[5])));
            // Its size stands in the matrix before it.
            case OperatorName.DRAW_OBJECT ->
                    calls.add((content, holdings) -> holdings.drawLogo(content));
            default -> addPath(name, operands, n);
        }
    }

    private void addPath(String name, List<Object> operands, float[] n) {
        calls.add(
                switch (name) {
                    case OperatorName.APPEND_RECT ->
                            (content, holdings) -> content.addRect(n[0], n[1], n[2], n[3]);
                    case OperatorName.FILL_NON_ZERO -> (content, holdings) -> content.fill();
                    case OperatorName.STROKE_PATH -> (content, holdings) -> content.stroke();
                    case OperatorName.MOVE_TO -> (content, holdings) -> content.moveTo(n[0], n[1]);
                    case OperatorName.LINE_TO -> (content, holdings) -> content.lineTo(n[0], n[1]);
                    case OperatorName.CURVE_TO ->
                            (content, holdings) ->
                                    content.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                    case OperatorName.CLOSE_PATH -> (content, holdings) -> content.closePath();
                    case OperatorName.SET_LINE_WIDTH ->
                            (content, holdings) -> content.setLineWidth(n[0]);
                    case OperatorName.SET_LINE_DASHPATTERN -> {
                        float[] pattern = ((COSArray) operands.getFirst()).toFloatArray();
                        yield (content, holdings) -> content.setLineDashPattern(pattern, n[0]);
                    }
                    default -> throw new IllegalStateException("no call for " + name);
                });
    }

    private static PDColor color(float[] parts) {
        return new PDColor(parts, PDDeviceRGB.INSTANCE);
    }

    private String text(byte[] codes) throws IOException {
        PDType0Font current = Objects.requireNonNull(font);
        StringBuilder text = new StringBuilder();
        InputStream in = new ByteArrayInputStream(codes);
        while (in.available() > 0) {
            text.append(current.toUnicode(current.readCode(in)));
        }
        return text.toString();
    }

    private static FontFile file(PDType0Font font) throws IOException {
        String name = font.getName().substring(font.getName().indexOf('+') + 1);
        for (FontFile file : FontFile.values()) {
            if (file.font().getName().equals(name)) {
                return file;
            }
        }
        throw new IllegalStateException("no font " + name);
    }

    private static float[] numbers(List<Object> operands) {
        float[] numbers = new float[operands.size()];
        int count = 0;
        for (Object operand : operands) {
            if (operand instanceof COSNumber number) {
                numbers[count++] = number.floatValue();
            }
        }
        return Arrays.copyOf(numbers, count);
    }
}
