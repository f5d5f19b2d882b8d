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

import bellbird.bill.BillDocument.Fees;
import bellbird.bill.BillDocument.Line;
import bellbird.bill.BillDocument.Unit;
import bellbird.invoice.Tags.Element;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One charge: broken into lines once, since its height is asked for before it is drawn. */
final class LineRow {

    private static final double WRAPPED = 11;
    private static final double DETAIL = 10.5;

    private final Draft draft;
    private final Line line;
    private final List<String> description;
    private final List<String> details;

    LineRow(Draft draft, Line line) {
        this.draft = draft;
        this.line = line;
        List<String> wrapped = Ink.BODY.wrap(line.description(), WHAT_ROOM, 4);
        this.description = wrapped.isEmpty() ? List.of("") : wrapped;
        this.details = details();
    }

    private List<String> details() {
        Words words = draft.words();
        Formats formats = draft.formats();
        List<String> lines = new ArrayList<>(Ink.DETAIL.wrap(line.detail(), WHAT_ROOM, 3));
        Fees fees = line.fees();
        if (fees != null) {
            lines.add(
                    words.of(
                            fees.times() == 1 ? "fees.one" : "fees.other",
                            formats.number(BigDecimal.valueOf(fees.times()), 0),
                            formats.price(fees.each())));
        }
        if (draft.bill().taxes().size() > 1) {
            lines.add(words.of("vatRate") + " " + formats.percent(line.taxPercent()));
        }
        return lines;
    }

    double height() {
        return ROW + (description.size() - 1) * WRAPPED + details.size() * DETAIL;
    }

    /** Draws at the flow's place and moves on. */
    void draw(Element row) {
        double y = draft.flow().y() + BASE;
        Formats formats = draft.formats();
        Sheet sheet = draft.sheet();
        sheet.as(row.child("TD"), () -> what(sheet, y));
        String period = formats.shortPeriod(line.period());
        sheet.as(row.child("TD"), () -> sheet.textWithin(PERIOD, y, Ink.BODY, period, PERIOD_ROOM));
        right(row, QUANTITY, y, quantity(), QUANTITY_ROOM);
        right(row, PRICE, y, formats.price(line.unitPrice()), PRICE_ROOM);
        right(row, AMOUNT, y, formats.money(line.amountMinor()), AMOUNT_ROOM);
        draft.flow().down(height());
    }

    private void right(Element row, double right, double y, String text, double room) {
        Sheet sheet = draft.sheet();
        sheet.as(row.child("TD"), () -> sheet.textRight(right, y, Ink.BODY, text, room));
    }

    private void what(Sheet sheet, double firstY) {
        double y = firstY;
        for (String text : description) {
            sheet.text(Flow.LEFT, y, Ink.BODY, text);
            y += WRAPPED;
        }
        for (String text : details) {
            sheet.text(Flow.LEFT, y, Ink.DETAIL, text);
            y += DETAIL;
        }
    }

    private String quantity() {
        Words words = draft.words();
        Formats formats = draft.formats();
        String number = formats.number(line.quantity(), 6);
        if (line.outOf() != null && line.unit() == Unit.DAY) {
            String parts = words.of("of", number, formats.number(line.outOf(), 0));
            return words.of("unit.DAY.other", parts);
        }
        return Units.write(words, line.unit(), line.quantity(), number);
    }
}
