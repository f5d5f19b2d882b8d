package bellbird.invoice;

import bellbird.invoice.Tags.Element;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.jspecify.annotations.Nullable;

/** A page to draw on: A4, in points, measured from the upper left corner. */
final class Sheet {

    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();

    private static final double ARC = 0.5523;

    private final PDPage page = new PDPage(PDRectangle.A4);
    private final Fonts fonts;
    private final @Nullable Tags tags;
    private final COSArray marks;
    private final PDPageContentStream content;

    /** Drawing that may fail to be written. */
    interface Drawing {
        void draw() throws IOException;
    }

    /** A page whose pieces have a place in the document's structure. */
    Sheet(PDDocument document, Fonts fonts, Tags tags) throws IOException {
        this.fonts = fonts;
        this.tags = tags;
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        marks = tags.openPage(page);
        content = new PDPageContentStream(document, page);
    }

    /** A page that is only looked at. */
    Sheet(PDDocument document, Fonts fonts) throws IOException {
        this.fonts = fonts;
        this.tags = null;
        document.addPage(page);
        marks = new COSArray();
        content = new PDPageContentStream(document, page);
    }

    /** What is drawn within belongs to the element. */
    void as(Element element, Drawing drawing) {
        write(
                () -> {
                    COSName type = element.type();
                    content.beginMarkedContent(type, Tags.mark(element, page, marks));
                    drawing.draw();
                    content.endMarkedContent();
                });
    }

    /** What is drawn within is decoration or repetition; a screen reader skips it. */
    void asArtifact(Drawing drawing) {
        write(
                () -> {
                    content.beginMarkedContent(COSName.ARTIFACT);
                    drawing.draw();
                    content.endMarkedContent();
                });
    }

    /** Draws text; {@code y} is its base line. */
    void text(double x, double y, Ink ink, String raw) {
        draw(x, y, ink, DrawableText.of(raw));
    }

    private void draw(double x, double y, Ink ink, String drawable) {
        if (drawable.isEmpty()) {
            return;
        }
        write(
                () -> {
                    content.beginText();
                    content.setNonStrokingColor(ink.color());
                    content.newLineAtOffset((float) x, (float) (HEIGHT - y));
                    ink.face().eachFont(drawable, (font, piece) -> piece(font, ink.size(), piece));
                    content.endText();
                });
    }

    private void piece(FontFile font, double size, String text) {
        write(
                () -> {
                    content.setFont(fonts.embedded(font), (float) size);
                    content.showText(text);
                });
    }

    /** Draws text that ends at {@code right}, smaller or shortened if it is wider than the room. */
    void textRight(double right, double y, Ink ink, String raw, double room) {
        String drawable = DrawableText.of(raw);
        double width = ink.width(drawable);
        if (width <= room) {
            draw(right - width, y, ink, drawable);
        } else {
            Ink fitting = ink.fitting(width, room);
            String shown = fitting.shortened(drawable, room);
            draw(right - fitting.width(shown), y, fitting, shown);
        }
    }

    /** Draws text on one line, smaller or shortened if it is wider than the room. */
    void textWithin(double x, double y, Ink ink, String raw, double room) {
        String drawable = DrawableText.of(raw);
        double width = ink.width(drawable);
        if (width <= room) {
            draw(x, y, ink, drawable);
        } else {
            Ink fitting = ink.fitting(width, room);
            draw(x, y, fitting, fitting.shortened(drawable, room));
        }
    }

    void rule(double left, double right, double y, double thickness, Color color) {
        rectangle(left, y - thickness / 2, right - left, thickness, color);
    }

    void dashes(double y, Color color) {
        write(
                () -> {
                    content.saveGraphicsState();
                    content.setStrokingColor(color);
                    content.setLineWidth(0.6f);
                    content.setLineDashPattern(new float[] {3, 2}, 0);
                    content.moveTo(0, (float) (HEIGHT - y));
                    content.lineTo((float) WIDTH, (float) (HEIGHT - y));
                    content.stroke();
                    content.restoreGraphicsState();
                });
    }

    void rectangle(double x, double y, double width, double height, Color color) {
        write(
                () -> {
                    content.setNonStrokingColor(color);
                    content.addRect(
                            (float) x,
                            (float) (HEIGHT - y - height),
                            (float) width,
                            (float) height);
                    content.fill();
                });
    }

    void roundFill(double x, double y, double width, double height, double radius, Color color) {
        write(
                () -> {
                    content.setNonStrokingColor(color);
                    roundPath(x, HEIGHT - y - height, width, height, radius);
                    content.fill();
                });
    }

    void roundBorder(double x, double y, double width, double height, double radius, Color color) {
        write(
                () -> {
                    content.setStrokingColor(color);
                    content.setLineWidth(0.75f);
                    roundPath(x, HEIGHT - y - height, width, height, radius);
                    content.stroke();
                });
    }

    private void roundPath(double x, double y, double width, double height, double radius)
            throws IOException {
        double r = Math.min(radius, Math.min(width, height) / 2);
        double k = r * (1 - ARC);
        double right = x + width;
        double top = y + height;
        content.moveTo((float) (x + r), (float) y);
        content.lineTo((float) (right - r), (float) y);
        curve(right - k, y, right, y + k, right, y + r);
        content.lineTo((float) right, (float) (top - r));
        curve(right, top - k, right - k, top, right - r, top);
        content.lineTo((float) (x + r), (float) top);
        curve(x + k, top, x, top - k, x, top - r);
        content.lineTo((float) x, (float) (y + r));
        curve(x, y + k, x + k, y, x + r, y);
        content.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3)
            throws IOException {
        content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
    }

    void image(PDImageXObject image, double x, double y, double width, double height) {
        write(
                () ->
                        content.drawImage(
                                image,
                                (float) x,
                                (float) (HEIGHT - y - height),
                                (float) width,
                                (float) height));
    }

    /** Makes a place lead to an address; {@code words} say where to. */
    void link(Element element, double x, double y, double width, double height, Link link) {
        PDAnnotationLink annotation = new PDAnnotationLink();
        annotation.setRectangle(
                new PDRectangle(
                        (float) x, (float) (HEIGHT - y - height), (float) width, (float) height));
        PDActionURI action = new PDActionURI();
        action.setURI(link.address());
        annotation.setAction(action);
        annotation.setContents(link.words());
        annotation.setPrinted(true);
        PDBorderStyleDictionary none = new PDBorderStyleDictionary();
        none.setWidth(0);
        annotation.setBorderStyle(none);
        annotation.setPage(page);
        write(() -> page.getAnnotations().add(annotation));
        Objects.requireNonNull(tags).tie(element, page, annotation.getCOSObject());
    }

    /** Where a link leads and what it is called. */
    record Link(String address, String words) {}

    void close() throws IOException {
        content.close();
    }

    private static void write(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
