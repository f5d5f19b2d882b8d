package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.invoice.Tags.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Top of the first page: who sends it, to whom (within the window of a DL envelope, DIN 5008 form
 * A), and what it is.
 */
final class Head {

    private static final double META_LEFT = 336;
    private static final double META_ROOM = Flow.RIGHT - META_LEFT;
    private static final double ADDRESS_TOP = 112;
    private static final double ADDRESS_ROOM = 232;
    private static final double ADDRESS_LINE = 13;
    private static final double ADDRESS_BOTTOM = 205;
    private static final double LOGO_HEIGHT = 25.5;
    private static final double LOGO_ROOM = 190;

    private final Draft draft;
    private final BillDocument bill;
    private final Sheet sheet;

    Head(Draft draft) {
        this.draft = draft;
        this.bill = draft.bill();
        this.sheet = draft.sheet();
    }

    void draw(@Nullable PDImageXObject logo) {
        sender(logo);
        double addressBottom = address();
        double metaBottom = meta();
        draft.flow().moveTo(Math.max(addressBottom, metaBottom));
    }

    private void sender(@Nullable PDImageXObject logo) {
        double x = Flow.LEFT;
        boolean isWordmark = false;
        if (logo != null) {
            double scale = Math.min(LOGO_HEIGHT / logo.getHeight(), LOGO_ROOM / logo.getWidth());
            double width = logo.getWidth() * scale;
            double height = logo.getHeight() * scale;
            isWordmark = width > 2.5 * height;
            double top = 36 + (LOGO_HEIGHT - height) / 2;
            Element figure =
                    draft.root()
                            .figure(
                                    bill.tenantName(),
                                    x,
                                    Sheet.HEIGHT - top - height,
                                    x + width,
                                    Sheet.HEIGHT - top);
            double left = x;
            sheet.as(figure, () -> sheet.image(logo, left, top, width, height));
            x += width + 9;
        }
        if (!isWordmark) {
            double left = x;
            sheet.as(
                    draft.root().child("P"),
                    () ->
                            sheet.textWithin(
                                    left, 53, Ink.NAME, bill.tenantName(), META_LEFT - 20 - left));
        }
    }

    private double address() {
        String from =
                bill.seller().legalName() + ", " + String.join(", ", bill.seller().addressLines());
        sheet.as(
                draft.root().child("P"),
                () -> sheet.textWithin(Flow.LEFT, ADDRESS_TOP, Ink.SMALL, from, ADDRESS_ROOM + 20));
        List<String> lines = new ArrayList<>();
        lines.addAll(Ink.ADDRESS.wrap(bill.buyer().name(), ADDRESS_ROOM, 2));
        for (String line : bill.buyer().addressLines()) {
            lines.addAll(Ink.ADDRESS.wrap(line, ADDRESS_ROOM, 2));
        }
        sheet.as(draft.root().child("P"), () -> addressLines(lines));
        return Math.min(ADDRESS_BOTTOM, ADDRESS_TOP + 32 + lines.size() * ADDRESS_LINE);
    }

    private void addressLines(List<String> lines) {
        double y = ADDRESS_TOP + 16;
        double step = Math.min(ADDRESS_LINE, (ADDRESS_BOTTOM - y) / Math.max(1, lines.size() - 1));
        for (String line : lines) {
            sheet.text(Flow.LEFT, y, Ink.ADDRESS, line);
            y += step;
        }
    }

    private double meta() {
        sheet.as(
                draft.root().child("H1"),
                () -> sheet.text(META_LEFT, 54, Ink.TITLE, draft.title()));
        Words words = draft.words();
        Formats formats = draft.formats();
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {words.of("number"), bill.label()});
        rows.add(new String[] {words.of("date"), formats.date(bill.issuedOn())});
        BillDocument.Correction corrects = bill.corrects();
        if (corrects != null) {
            rows.add(new String[] {words.of("corrects"), corrects.label()});
            rows.add(new String[] {words.of("correctsOf"), formats.date(corrects.issuedOn())});
        }
        if (bill.usagePeriod() != null) {
            rows.add(new String[] {words.of("usageFrom"), formats.period(bill.usagePeriod())});
        }
        if (bill.planPeriod() != null) {
            rows.add(new String[] {words.of("plansFor"), formats.period(bill.planPeriod())});
        }
        rows.add(new String[] {words.of("customer"), bill.customerNumber()});
        rows.add(new String[] {words.of("accountNumber"), bill.accountNumber()});
        rows.add(new String[] {words.of("vatRate"), rates()});
        if (bill.buyer().vatId() != null) {
            rows.add(new String[] {words.of("yourVatId"), bill.buyer().vatId()});
        }
        Element list = draft.root().child("Table");
        double y = 76;
        for (String[] row : rows) {
            metaRow(list.child("TR"), y, row[0], row[1]);
            y += 13.6;
        }
        return y;
    }

    private void metaRow(Element row, double y, String name, String value) {
        double nameWidth = Ink.BODY_GREY.width(DrawableText.of(name));
        sheet.as(row.head("Row"), () -> sheet.text(META_LEFT, y, Ink.BODY_GREY, name));
        sheet.as(
                row.child("TD"),
                () -> sheet.textRight(Flow.RIGHT, y, Ink.STRONG, value, META_ROOM - nameWidth - 8));
    }

    private String rates() {
        return bill.taxes().stream()
                .map(tax -> draft.formats().percent(tax.percent()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
