package bellbird.invoice;

import bellbird.bill.BillDocument.Usage;
import bellbird.invoice.Tags.Element;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was used of what was included, with a bar where there is a limit. */
final class UsageBars {

    private static final double NAME_ROOM = 104;
    private static final double MIDDLE = Flow.LEFT + NAME_ROOM + 8;
    private static final double MIDDLE_ROOM = 84;
    private static final double RIGHT = Flow.LEFT + 276;
    private static final double RIGHT_ROOM = RIGHT - MIDDLE - MIDDLE_ROOM - 4;
    private static final double ROW = 14;

    private final Draft draft;
    private final boolean oneLine;

    UsageBars(Draft draft) {
        this.draft = draft;
        this.oneLine =
                draft.bill().usage().stream().map(Usage::serviceNumber).distinct().count() <= 1;
    }

    double height() {
        List<Usage> usage = draft.bill().usage();
        return usage.isEmpty() ? 0 : 6 + usage.size() * ROW;
    }

    void draw() {
        Element list = draft.root().child("Table");
        for (Usage usage : draft.bill().usage()) {
            draft.flow().reserve(ROW);
            row(list.child("TR"), usage);
            draft.flow().down(ROW);
        }
    }

    private void row(Element row, Usage usage) {
        Sheet sheet = draft.sheet();
        double y = draft.flow().y() + 10;
        sheet.as(
                row.head("Row"),
                () -> sheet.textWithin(Flow.LEFT, y, Ink.BODY, name(usage), NAME_ROOM));
        BigDecimal included = usage.included();
        if (included != null && included.signum() > 0) {
            sheet.asArtifact(() -> bar(sheet, y, usage.used(), included));
        }
        String middle = included == null ? split(usage) : "";
        sheet.as(
                row.child("TD"),
                () -> sheet.textWithin(MIDDLE, y, Ink.BODY_GREY, middle, RIGHT - MIDDLE - 46));
        sheet.as(
                row.child("TD"),
                () -> sheet.textRight(RIGHT, y, Ink.BODY, amount(usage, included), RIGHT_ROOM));
    }

    private void bar(Sheet sheet, double y, BigDecimal used, BigDecimal included) {
        double part = Math.clamp(used.doubleValue() / included.doubleValue(), 0, 1);
        sheet.roundFill(MIDDLE, y - 6, MIDDLE_ROOM, 5.2, 2.6, Ink.TRACK);
        if (part > 0) {
            double width = Math.max(5.2, MIDDLE_ROOM * part);
            sheet.roundFill(MIDDLE, y - 6, width, 5.2, 2.6, draft.look().line());
        }
    }

    private String name(Usage usage) {
        String service =
                switch (usage.service()) {
                    case VOICE -> "calls";
                    case SMS -> "messages";
                    case DATA -> "data";
                };
        return oneLine
                ? draft.words().of(service + "Alone")
                : usage.serviceNumber() + ", " + draft.words().of(service);
    }

    private String split(Usage usage) {
        String used = quantity(usage, usage.used());
        return usage.charged().signum() == 0
                ? draft.words().of("allIncluded", used)
                : draft.words().of("chargedPart", used, number(usage.charged()));
    }

    private String amount(Usage usage, @Nullable BigDecimal included) {
        if (included == null) {
            return draft.words().of("unlimited");
        }
        if (included.signum() == 0) {
            return quantity(usage, usage.used());
        }
        String parts = draft.words().of("of", number(usage.used()), number(included));
        return Units.write(draft.words(), usage.unit(), included, parts);
    }

    private String quantity(Usage usage, BigDecimal quantity) {
        return Units.write(draft.words(), usage.unit(), quantity, number(quantity));
    }

    private String number(BigDecimal quantity) {
        return draft.formats().number(quantity, 1);
    }
}
