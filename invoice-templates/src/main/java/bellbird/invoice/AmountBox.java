package bellbird.invoice;

import bellbird.bill.BillDocument;
import java.util.ArrayList;
import java.util.List;

/** The answer to the first question: how much, and by when. */
final class AmountBox {

    private static final double HEIGHT = 48;
    private static final double INSET = 13.5;

    private final Draft draft;

    AmountBox(Draft draft) {
        this.draft = draft;
    }

    void draw() {
        Sheet sheet = draft.sheet();
        double top = draft.flow().y() + 14;
        sheet.asArtifact(
                () -> sheet.roundFill(Flow.LEFT, top, Flow.ROOM, HEIGHT, 7.5, draft.look().soft()));
        BillDocument bill = draft.bill();
        boolean isCredit = bill.corrects() != null;
        String amount =
                draft.formats().money(isCredit ? bill.totalMinor() : bill.toPay().minorUnits());
        String label = isCredit ? draft.words().of("credited") : due(bill);
        double half = Flow.ROOM * 0.55;
        sheet.as(
                draft.root().child("P"),
                () -> sheet.textWithin(Flow.LEFT + INSET, top + 17, Ink.BODY_GREY, label, half));
        sheet.as(
                draft.root().child("P"),
                () -> sheet.textWithin(Flow.LEFT + INSET, top + 38, Ink.AMOUNT, amount, half));
        beside(top);
        draft.flow().moveTo(top + HEIGHT + 10);
    }

    private String due(BillDocument bill) {
        return bill.toPay().isPositive()
                ? draft.words().of("toPayBy", draft.formats().dateWithWeekday(bill.dueOn()))
                : draft.words().of("noPayment");
    }

    private void beside(double top) {
        List<String> lines = besideLines();
        Sheet sheet = draft.sheet();
        double first = top + HEIGHT / 2 + 3.2 - (lines.size() - 1) * 6;
        sheet.as(
                draft.root().child("P"),
                () -> {
                    double y = first;
                    for (String line : lines) {
                        sheet.textRight(
                                Flow.RIGHT - INSET, y, Ink.BODY_GREY, line, Flow.ROOM * 0.38);
                        y += 12;
                    }
                });
    }

    private List<String> besideLines() {
        BillDocument bill = draft.bill();
        Words words = draft.words();
        Formats formats = draft.formats();
        List<String> lines = new ArrayList<>();
        if (bill.previousBalanceMinor() != 0 || bill.paymentsMinor() != 0) {
            lines.add(words.of("thisBill") + " " + formats.money(bill.totalMinor()));
            lines.add(
                    words.of("earlierBalance") + " " + formats.money(bill.previousBalanceMinor()));
            lines.add(words.of("paymentsReceived") + " " + formats.money(-bill.paymentsMinor()));
        } else if (!bill.toPay().isPositive()) {
            lines.add(words.of("noPaymentWhy"));
        } else {
            lines.add(words.of("net") + " " + formats.money(bill.netMinor()));
            lines.add(words.of("vat") + " " + formats.money(bill.taxMinor()));
        }
        return lines;
    }
}
