package bellbird.invoice;

import bellbird.bill.BillDocument.Line;
import bellbird.bill.BillDocument.Unit;
import bellbird.invoice.Tags.Element;
import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/** The arithmetic of each charge for a part of a month, to the cent (rule R9). */
final class PartOfMonth {

    private static final double INSET = 10.5;
    private static final double STEP = 12;
    private static final int MOST_IN_A_BOX = 10;

    private final Draft draft;
    private final List<Line> parts;

    PartOfMonth(Draft draft) {
        this.draft = draft;
        this.parts =
                draft.bill().lines().stream()
                        .filter(line -> line.outOf() != null && line.unit() == Unit.DAY)
                        .toList();
    }

    double height() {
        return parts.isEmpty() ? 0 : 12 + boxHeight();
    }

    private double boxHeight() {
        return (parts.size() + 1) * STEP + 12;
    }

    void draw() {
        if (parts.isEmpty()) {
            return;
        }
        draft.flow().down(12);
        if (parts.size() <= MOST_IN_A_BOX) {
            draft.flow().reserve(boxHeight());
            Sheet sheet = draft.sheet();
            double top = draft.flow().y();
            sheet.asArtifact(
                    () -> sheet.roundBorder(Flow.LEFT, top, Flow.ROOM, boxHeight(), 6, Ink.RULE));
            draft.flow().down(6);
        }
        title();
        parts.forEach(this::row);
        draft.flow().down(6);
    }

    private void title() {
        draft.flow().reserve(2 * STEP);
        Sheet sheet = draft.sheet();
        double y = draft.flow().y() + 9;
        String title = draft.words().of("howCounted");
        double x = Flow.LEFT + INSET;
        sheet.as(
                draft.root().child("P"),
                () -> {
                    sheet.text(x, y, Ink.STRONG, title);
                    sheet.text(
                            x + Ink.STRONG.width(title),
                            y,
                            Ink.BODY_GREY,
                            draft.words().of("howCountedIn"));
                });
        draft.flow().down(STEP);
    }

    private void row(Line line) {
        BigDecimal outOf = line.outOf();
        if (outOf == null) {
            return;
        }
        Formats formats = draft.formats();
        BigDecimal exact =
                line.unitPrice().multiply(line.quantity()).divide(outOf, 20, RoundingMode.HALF_UP);
        boolean isRest = draft.bill().money(line.amountMinor()).compareTo(settled(exact)) != 0;
        String text =
                draft.words()
                        .of(
                                isRest ? "howCountedRest" : "howCountedRow",
                                line.description(),
                                formats.shortPeriod(line.period()),
                                formats.price(line.unitPrice()),
                                formats.number(line.quantity(), 0),
                                formats.number(outOf, 0),
                                formats.price(exact.setScale(4, RoundingMode.HALF_UP)),
                                formats.money(line.amountMinor()));
        draft.flow().reserve(STEP);
        Sheet sheet = draft.sheet();
        double y = draft.flow().y() + 9;
        Element paragraph = draft.root().child("P");
        sheet.as(
                paragraph,
                () ->
                        sheet.textWithin(
                                Flow.LEFT + INSET, y, Ink.BODY_GREY, text, Flow.ROOM - 2 * INSET));
        draft.flow().down(STEP);
    }

    private Money settled(BigDecimal exact) {
        return Money.settle(exact, Currency.getInstance(draft.bill().currency()));
    }
}
