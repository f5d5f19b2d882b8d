package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.util.ArrayList;
import java.util.List;

/** The tenant's own paragraphs, and where to complain if no payment part says it (rule R25). */
final class Notes {

    private static final double STEP = 12;
    private static final int MOST_LINES = 30;

    private final Draft draft;
    private final List<List<String>> paragraphs = new ArrayList<>();

    Notes(Draft draft) {
        this.draft = draft;
        if (draft.bill().kind() == DocumentKind.STATEMENT) {
            add(draft.words().of("statementNote"));
        }
        BillDocument.Correction corrects = draft.bill().corrects();
        if (corrects != null && !corrects.reason().isBlank()) {
            add(corrects.reason());
        }
        draft.bill().notes().forEach(this::add);
        if (!draft.bill().toPay().isPositive()) {
            add(draft.words().of("complain", draft.bill().seller().email()));
        }
    }

    private void add(String text) {
        paragraphs.add(Ink.BODY_GREY.wrap(text, Flow.ROOM, MOST_LINES));
    }

    double height() {
        return paragraphs.stream().mapToDouble(lines -> 6 + lines.size() * STEP).sum();
    }

    void draw() {
        for (List<String> lines : paragraphs) {
            draft.flow().down(6);
            Tags.Element paragraph = draft.root().child("P");
            for (String line : lines) {
                draft.flow().reserve(STEP);
                Sheet sheet = draft.sheet();
                double y = draft.flow().y() + 9;
                sheet.as(paragraph, () -> sheet.text(Flow.LEFT, y, Ink.BODY_GREY, line));
                draft.flow().down(STEP);
            }
        }
    }
}
