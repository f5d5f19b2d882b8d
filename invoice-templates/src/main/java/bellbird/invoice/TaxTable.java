package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.TaxRow;
import bellbird.invoice.Tags.Element;
import java.util.List;

/** VAT by rate: net, tax and gross (Directive 2006/112, Art 226). */
final class TaxTable {

    private static final double LEFT = Flow.RIGHT - 202;
    private static final double NET = LEFT + 86;
    private static final double VAT = LEFT + 144;
    private static final double ROW = 16;
    private static final double REASON = 10.5;

    private final Draft draft;

    TaxTable(Draft draft) {
        this.draft = draft;
    }

    double height() {
        return 25
                + draft.bill().taxes().stream()
                        .mapToDouble(tax -> ROW + reason(tax).size() * REASON)
                        .sum();
    }

    /** Draws from {@code top} at the right side; the flow stays where it is. */
    void draw(double top) {
        Words words = draft.words();
        Sheet sheet = draft.sheet();
        sheet.as(
                draft.root().child("H2"),
                () -> sheet.text(LEFT, top, Ink.SECTION, words.of("vat")));
        Element table = draft.root().child("Table");
        Element head = table.child("THead").child("TR");
        double y = top + 17;
        sheet.as(
                head.head("Column"),
                () -> sheet.textWithin(LEFT, y, Ink.STRONG, words.of("rate"), 34));
        headRight(head, NET, y, words.of("net"));
        headRight(head, VAT, y, words.of("vat"));
        headRight(head, Flow.RIGHT, y, words.of("gross"));
        sheet.asArtifact(() -> sheet.rule(LEFT, Flow.RIGHT, y + 5, 1.1, Ink.BLACK));
        Element body = table.child("TBody");
        double rowTop = y + 5;
        for (TaxRow tax : draft.bill().taxes()) {
            rowTop = row(body.child("TR"), rowTop, tax);
        }
    }

    private void headRight(Element head, double right, double y, String text) {
        Sheet sheet = draft.sheet();
        sheet.as(head.head("Column"), () -> sheet.textRight(right, y, Ink.STRONG, text, 54));
    }

    private double row(Element row, double top, TaxRow tax) {
        BillDocument bill = draft.bill();
        Formats formats = draft.formats();
        Sheet sheet = draft.sheet();
        double y = top + 12;
        sheet.as(
                row.child("TD"),
                () -> sheet.textWithin(LEFT, y, Ink.BODY, formats.percent(tax.percent()), 34));
        cell(row, NET, y, formats.money(tax.netMinor()));
        cell(row, VAT, y, formats.money(tax.taxMinor()));
        cell(
                row,
                Flow.RIGHT,
                y,
                formats.money(bill.money(tax.netMinor() + tax.taxMinor()).minorUnits()));
        double next = top + ROW;
        for (String line : reason(tax)) {
            double reasonY = next + 8;
            sheet.as(draft.root().child("P"), () -> sheet.text(LEFT, reasonY, Ink.DETAIL, line));
            next += REASON;
        }
        return next;
    }

    private void cell(Element row, double right, double y, String text) {
        Sheet sheet = draft.sheet();
        sheet.as(row.child("TD"), () -> sheet.textRight(right, y, Ink.BODY, text, 54));
    }

    private static List<String> reason(TaxRow tax) {
        String exemption = tax.exemption();
        return exemption == null ? List.of() : Ink.DETAIL.wrap(exemption, 202, 4);
    }
}
