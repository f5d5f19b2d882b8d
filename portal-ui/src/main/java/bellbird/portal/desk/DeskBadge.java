package bellbird.portal.desk;

import bellbird.bill.BillKind;
import bellbird.bill.BillSummary;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.text.Texts;

/** A bill's state in one word. */
final class DeskBadge {

    private DeskBadge() {}

    static StatusBadge of(BillSummary bill) {
        if (bill.kind() == BillKind.CREDIT_NOTE) {
            return new StatusBadge(Tone.QUIET, Texts.text("desk.credit.note"));
        }
        Tone tone =
                switch (bill.state()) {
                    case PAID -> Tone.OK;
                    case OPEN -> Tone.ACTION;
                    case DISPUTED -> Tone.WARN;
                    case OVERDUE -> Tone.BAD;
                };
        return new StatusBadge(tone, Texts.text("desk.bill.state", bill.state()));
    }
}
