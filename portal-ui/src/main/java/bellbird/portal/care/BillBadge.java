package bellbird.portal.care;

import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A bill's state in the subscriber's words. */
final class BillBadge {

    private static final int SOON_DAYS = 7;

    private BillBadge() {}

    static StatusBadge of(BillSummary bill, LocalDate today) {
        if (BillName.isCredit(bill)) {
            return new StatusBadge(Tone.OK, Texts.text("common.credit.back"));
        }
        if (bill.state() == BillState.PAID) {
            return new StatusBadge(Tone.OK, Texts.text("care.bill.paid"));
        }
        if (bill.state() == BillState.DISPUTED) {
            return new StatusBadge(Tone.WARN, Texts.text("common.dispute.open"));
        }
        if (bill.state() == BillState.OVERDUE) {
            return new StatusBadge(Tone.BAD, Texts.text("care.bill.overdue"));
        }
        long days = ChronoUnit.DAYS.between(today, bill.dueOn());
        return days <= SOON_DAYS
                ? new StatusBadge(Tone.WARN, Texts.text("care.bill.dueInDays", days))
                : new StatusBadge(
                        Tone.ACTION, Texts.text("care.bill.dueOn", TimeFormat.day(bill.dueOn())));
    }
}
