package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Seller;
import java.util.ArrayList;
import java.util.List;

/** Foot of every page: the legal entity, and which page of how many. */
final class Footer {

    private static final double Y = Sheet.HEIGHT - 30;
    private static final double STEP = 10;
    private static final double PAGE_ROOM = 80;

    private final Draft draft;

    Footer(Draft draft) {
        this.draft = draft;
    }

    void draw() {
        List<String> identity = Ink.SMALL.wrap(identity(), Flow.ROOM - PAGE_ROOM, 2);
        List<Sheet> sheets = draft.flow().sheets();
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            String page =
                    draft.words()
                            .of("page", Integer.toString(i + 1), Integer.toString(sheets.size()));
            sheet.asArtifact(
                    () -> {
                        double y = Y;
                        for (String line : identity) {
                            sheet.text(Flow.LEFT, y, Ink.SMALL, line);
                            y += STEP;
                        }
                        sheet.textRight(Flow.RIGHT, Y, Ink.SMALL, page, PAGE_ROOM);
                    });
        }
    }

    private String identity() {
        BillDocument bill = draft.bill();
        Seller seller = bill.seller();
        List<String> parts = new ArrayList<>();
        parts.add(seller.legalName());
        parts.add(String.join(", ", seller.addressLines()));
        if (seller.vatId() != null) {
            parts.add(draft.words().of("vatId", seller.vatId()));
        }
        parts.add(seller.email());
        if (seller.phone() != null) {
            parts.add(seller.phone());
        }
        return String.join(" \u00B7 ", parts);
    }
}
