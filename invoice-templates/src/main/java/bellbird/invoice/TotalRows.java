package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.TaxRow;
import bellbird.invoice.Tags.Element;
import java.util.function.DoubleConsumer;

/** What the charges sum up to, and what is to be paid with the balance before. */
final class TotalRows {

    private static final double ROW = 17.5;
    private static final double TOTAL = 22;
    private static final double AMOUNT_ROOM = 180;

    private final Draft draft;
    private final BillDocument bill;
    private final Element body;
    private final DoubleConsumer makeRoom;

    /**
     * @param makeRoom goes to the next page if so many points are not left on this one
     */
    TotalRows(Draft draft, Element body, DoubleConsumer makeRoom) {
        this.draft = draft;
        this.bill = draft.bill();
        this.body = body;
        this.makeRoom = makeRoom;
    }

    DrawnTotal draw() {
        boolean showsTax = !bill.pricesIncludeTax();
        boolean showsBalance = bill.previousBalanceMinor() != 0 || bill.paymentsMinor() != 0;
        makeRoom.accept(
                (showsTax ? bill.taxes().size() + 1 : 0) * ROW + (showsBalance ? 3 : 1) * TOTAL);
        rule();
        if (showsTax) {
            row("sumBeforeVat", bill.netMinor());
            bill.taxes().forEach(this::tax);
            rule();
        }
        DrawnTotal total = total();
        if (showsBalance) {
            row("earlierBalance", bill.previousBalanceMinor());
            row("paymentsReceived", -bill.paymentsMinor());
            rule();
            strong("toPay", bill.toPay().minorUnits());
        }
        return total;
    }

    private DrawnTotal total() {
        double y = strong("total", bill.totalMinor());
        return new DrawnTotal(draft.flow().sheets().size() - 1, y);
    }

    private double strong(String key, long minor) {
        double y = draft.flow().y() + 15;
        write(draft.words().of(key), minor, Ink.SUM, y);
        draft.flow().down(TOTAL);
        return y;
    }

    private void tax(TaxRow tax) {
        Formats formats = draft.formats();
        String text =
                draft.words()
                        .of("vatOf", formats.percent(tax.percent()), formats.money(tax.netMinor()));
        write(text, tax.taxMinor(), Ink.BODY, draft.flow().y() + 12);
        draft.flow().down(ROW);
    }

    private void row(String key, long minor) {
        write(draft.words().of(key), minor, Ink.BODY, draft.flow().y() + 12);
        draft.flow().down(ROW);
    }

    private void write(String name, long minor, Ink ink, double y) {
        Element row = body.child("TR");
        Sheet sheet = draft.sheet();
        sheet.as(
                row.wide("TH", 4),
                () -> sheet.textWithin(Flow.LEFT, y, ink, name, Flow.ROOM - AMOUNT_ROOM));
        String amount = draft.formats().money(minor);
        sheet.as(row.child("TD"), () -> sheet.textRight(Flow.RIGHT, y, ink, amount, AMOUNT_ROOM));
    }

    private void rule() {
        Sheet sheet = draft.sheet();
        double y = draft.flow().y();
        sheet.asArtifact(() -> sheet.rule(Flow.LEFT, Flow.RIGHT, y, 1.1, Ink.BLACK));
    }
}
