package bellbird.invoice;

import static bellbird.invoice.LineColumns.AMOUNT;
import static bellbird.invoice.LineColumns.AMOUNT_ROOM;
import static bellbird.invoice.LineColumns.BASE;
import static bellbird.invoice.LineColumns.PERIOD;
import static bellbird.invoice.LineColumns.PERIOD_ROOM;
import static bellbird.invoice.LineColumns.PRICE;
import static bellbird.invoice.LineColumns.PRICE_ROOM;
import static bellbird.invoice.LineColumns.QUANTITY;
import static bellbird.invoice.LineColumns.QUANTITY_ROOM;
import static bellbird.invoice.LineColumns.ROW;
import static bellbird.invoice.LineColumns.WHAT_ROOM;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Line;
import bellbird.invoice.Tags.Element;
import java.awt.Color;
import java.util.List;
import java.util.Objects;

/**
 * The charges, grouped by line, over as many pages as they need: each page repeats the head and
 * carries the sum over.
 */
final class LineTable {

    private static final double CARRY = 20;

    private final Draft draft;
    private final BillDocument bill;
    private final Words words;
    private final Formats formats;
    private final Flow flow;
    private final Element body;
    private final Element table;
    private final Element head;
    private long carried;

    LineTable(Draft draft) {
        this.draft = draft;
        this.bill = draft.bill();
        this.words = draft.words();
        this.formats = draft.formats();
        this.flow = draft.flow();
        this.table = draft.root().child("Table");
        this.head = table.child("THead").child("TR");
        this.body = table.child("TBody");
    }

    /** Returns where the bill's total was drawn. */
    DrawnTotal draw() {
        heads(head);
        List<Line> lines = bill.lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            LineRow row = new LineRow(draft, line);
            boolean opensGroup =
                    i == 0
                            || !Objects.equals(
                                    line.serviceNumber(), lines.get(i - 1).serviceNumber());
            if (opensGroup) {
                makeRoom(2 * ROW + row.height());
                group(line, groupSum(i));
            }
            makeRoom(row.height());
            row.draw(body.child("TR"));
            carried += line.amountMinor();
            rule(0.75, Ink.RULE);
        }
        return new TotalRows(draft, table.child("TBody"), this::makeRoom).draw();
    }

    private long groupSum(int first) {
        List<Line> lines = bill.lines();
        long sum = 0;
        for (int i = first;
                i < lines.size()
                        && Objects.equals(
                                lines.get(i).serviceNumber(), lines.get(first).serviceNumber());
                i++) {
            sum += lines.get(i).amountMinor();
        }
        return sum;
    }

    private void makeRoom(double height) {
        if (flow.fits(height + CARRY)) {
            return;
        }
        carry("carriedForward", flow.y() + BASE + 2);
        flow.nextSheet();
        draft.sheet().asArtifact(() -> headTexts(flow.y() + 9));
        headRule();
        carry("broughtForward", flow.y() + BASE);
        flow.down(ROW);
        rule(0.75, Ink.RULE);
    }

    private void carry(String key, double y) {
        String sum = formats.money(carried);
        Sheet sheet = draft.sheet();
        sheet.asArtifact(
                () -> {
                    sheet.text(Flow.LEFT, y, Ink.BODY_GREY, words.of(key));
                    sheet.textRight(AMOUNT, y, Ink.BODY_GREY, sum, AMOUNT_ROOM);
                });
    }

    private void heads(Element row) {
        double y = flow.y() + 9;
        Sheet sheet = draft.sheet();
        sheet.as(row.head("Column"), () -> what(sheet, y));
        sheet.as(row.head("Column"), () -> period(sheet, y));
        sheet.as(row.head("Column"), () -> quantity(sheet, y));
        sheet.as(row.head("Column"), () -> price(sheet, y));
        sheet.as(row.head("Column"), () -> amount(sheet, y));
        headRule();
    }

    private void headTexts(double y) {
        Sheet sheet = draft.sheet();
        what(sheet, y);
        period(sheet, y);
        quantity(sheet, y);
        price(sheet, y);
        amount(sheet, y);
    }

    private void headRule() {
        flow.down(15);
        rule(1.1, Ink.BLACK);
    }

    private void what(Sheet sheet, double y) {
        sheet.textWithin(Flow.LEFT, y, Ink.STRONG, words.of("what"), WHAT_ROOM);
    }

    private void period(Sheet sheet, double y) {
        sheet.textWithin(PERIOD, y, Ink.STRONG, words.of("from"), PERIOD_ROOM);
    }

    private void quantity(Sheet sheet, double y) {
        sheet.textRight(QUANTITY, y, Ink.STRONG, words.of("quantity"), QUANTITY_ROOM);
    }

    private void price(Sheet sheet, double y) {
        sheet.textRight(PRICE, y, Ink.STRONG, words.of("price") + ", " + vat(), PRICE_ROOM);
    }

    private void amount(Sheet sheet, double y) {
        sheet.textRight(AMOUNT, y, Ink.STRONG, words.of("amount") + ", " + vat(), AMOUNT_ROOM);
    }

    private String vat() {
        return words.of(bill.pricesIncludeTax() ? "includingVat" : "beforeVat");
    }

    private void group(Line line, long sum) {
        String number = line.serviceNumber();
        String name = number == null ? words.of("account") : words.of("line", number);
        flow.down(3);
        double y = flow.y() + BASE;
        Element row = body.child("TR");
        Sheet sheet = draft.sheet();
        sheet.as(
                row.wide("TH", 4),
                () -> sheet.textWithin(Flow.LEFT, y, Ink.STRONG, name, PRICE - Flow.LEFT));
        sheet.as(
                row.child("TD"),
                () -> sheet.textRight(AMOUNT, y, Ink.STRONG, formats.money(sum), AMOUNT_ROOM));
        flow.down(ROW);
        rule(0.75, Ink.EDGE);
    }

    private void rule(double thickness, Color color) {
        Sheet sheet = draft.sheet();
        double y = flow.y();
        sheet.asArtifact(() -> sheet.rule(Flow.LEFT, Flow.RIGHT, y, thickness, color));
    }
}
