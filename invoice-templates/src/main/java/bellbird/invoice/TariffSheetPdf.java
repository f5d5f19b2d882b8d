package bellbird.invoice;

import bellbird.invoice.Tags.Element;
import bellbird.invoice.TariffSheetDocument.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** Draws tariff sheets as tagged PDF/A-3, the same bytes for the same sheet. */
public final class TariffSheetPdf {

    private static final double STEP = 15;
    private static final double INDENT = 16;
    private static final double LOGO_HEIGHT = 25.5;
    private static final double LOGO_ROOM = 190;
    private static final int MOST_LINES = 12;
    private static final Ink TEXT = new Ink(Typeface.REGULAR, 10.5, Ink.BLACK);
    private static final Ink PLAN = new Ink(Typeface.BOLD, 18, Ink.BLACK);
    private static final Ink PRICE = new Ink(Typeface.BOLD, 30, Ink.BLACK);

    private final TariffSheetDocument sheet;
    private final Tags tags;
    private final Look look;
    private final Flow flow;

    private TariffSheetPdf(TariffSheetDocument sheet, Tags tags, Flow flow) {
        this.sheet = sheet;
        this.tags = tags;
        this.flow = flow;
        look = Look.of(sheet.brand());
    }

    public static byte[] draw(TariffSheetDocument sheet) {
        try (PDDocument document = new PDDocument()) {
            Tags tags = new Tags();
            Fonts fonts = new Fonts(document);
            Flow flow = new Flow(() -> new Sheet(document, fonts, tags));
            Archive.markTagged(
                    document,
                    new Archive.Description(
                            sheet.title() + " " + sheet.plan(),
                            Words.spoken(sheet.language()),
                            sheet.operator(),
                            sheet.validFrom(),
                            sheet.toString()),
                    null);
            new TariffSheetPdf(sheet, tags, flow)
                    .draw(PdfBillRenderer.logo(document, sheet.brand()));
            for (Sheet page : flow.sheets()) {
                page.close();
            }
            tags.finish(document.getDocumentCatalog());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw the sheet of " + sheet.plan(), e);
        }
    }

    private void draw(@Nullable PDImageXObject logo) {
        head(logo);
        price();
        Element list = tags.document().child("L");
        sheet.lines().forEach(line -> line(list, line));
        flow.down(14);
        paragraph(Ink.SMALL, sheet.issuer());
    }

    private void head(@Nullable PDImageXObject logo) {
        Sheet page = flow.sheet();
        double x = Flow.LEFT;
        if (logo != null) {
            double scale = Math.min(LOGO_HEIGHT / logo.getHeight(), LOGO_ROOM / logo.getWidth());
            double width = logo.getWidth() * scale;
            double height = logo.getHeight() * scale;
            Element figure =
                    tags.document()
                            .figure(
                                    sheet.operator(),
                                    x,
                                    Sheet.HEIGHT - 36 - height,
                                    x + width,
                                    Sheet.HEIGHT - 36);
            page.as(figure, () -> page.image(logo, Flow.LEFT, 36, width, height));
            x += width + 9;
        }
        double left = x;
        page.as(
                tags.document().child("P"),
                () ->
                        page.textWithin(
                                left, 53, Ink.NAME, sheet.operator(), Flow.RIGHT - 170 - left));
        page.as(
                tags.document().child("P"),
                () -> page.textRight(Flow.RIGHT, 53, Ink.BODY_GREY, sheet.title(), 160));
        page.asArtifact(() -> page.rule(Flow.LEFT, Flow.RIGHT, 76, 2, look.line()));
        flow.moveTo(112);
        page.as(
                tags.document().child("H1"),
                () -> page.textWithin(Flow.LEFT, 112, PLAN, sheet.plan(), Flow.ROOM - 150));
        page.as(
                tags.document().child("P"),
                () -> page.textRight(Flow.RIGHT, 112, Ink.BODY_GREY, sheet.from(), 145));
    }

    private void price() {
        Sheet page = flow.sheet();
        double top = flow.y() + 18;
        page.asArtifact(() -> page.roundFill(Flow.LEFT, top, Flow.ROOM, 58, 8, look.soft()));
        page.as(
                tags.document().child("P"),
                () -> {
                    double width = PRICE.width(DrawableText.of(sheet.price()));
                    page.textWithin(Flow.LEFT + 18, top + 40, PRICE, sheet.price(), 320);
                    page.textWithin(
                            Flow.LEFT + 28 + Math.min(320, width),
                            top + 40,
                            TEXT,
                            sheet.per(),
                            Flow.ROOM - 46 - Math.min(320, width));
                });
        flow.moveTo(top + 58 + 20);
    }

    /** The first words are stronger, since they may share a line with others. */
    private void line(Element list, Line line) {
        Element item = list.child("LI");
        Element body = item.child("LBody");
        boolean first = true;
        for (String row : TEXT.wrap(line.strong() + line.text(), Flow.ROOM - INDENT, MOST_LINES)) {
            flow.reserve(STEP);
            Sheet page = flow.sheet();
            double y = flow.y() + 11;
            if (first) {
                page.asArtifact(() -> page.roundFill(Flow.LEFT + 2, y - 6, 5, 5, 2.5, look.line()));
            }
            String strong = first && row.startsWith(line.strong()) ? line.strong() : "";
            page.as(body, () -> mixed(page, y, strong, row.substring(strong.length())));
            flow.down(STEP);
            first = false;
        }
        flow.down(5);
    }

    private static void mixed(Sheet page, double y, String strong, String rest) {
        Ink first = new Ink(Typeface.SEMI_BOLD, TEXT.size(), Ink.BLACK);
        page.text(Flow.LEFT + INDENT, y, first, strong);
        page.textWithin(
                Flow.LEFT + INDENT + first.width(DrawableText.of(strong)),
                y,
                TEXT,
                rest,
                Flow.ROOM - INDENT - first.width(DrawableText.of(strong)));
    }

    private void paragraph(Ink ink, String text) {
        Element paragraph = tags.document().child("P");
        for (String row : ink.wrap(text, Flow.ROOM, MOST_LINES)) {
            flow.reserve(STEP);
            Sheet page = flow.sheet();
            double y = flow.y() + 9;
            page.as(paragraph, () -> page.text(Flow.LEFT, y, ink, row));
            flow.down(12);
        }
    }
}
