package bellbird.portal.care;

import bellbird.bill.BillKind;
import bellbird.bill.BillSummary;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;

/** What a subscriber calls a bill. */
final class BillName {

    private BillName() {}

    static String of(BillSummary bill) {
        return Texts.text(
                isCredit(bill) ? "care.credit.of" : "care.bill.of",
                TimeFormat.day(bill.issuedOn()));
    }

    /** Whether it gives back instead of charging. */
    static boolean isCredit(BillSummary bill) {
        return bill.kind() == BillKind.CREDIT_NOTE;
    }
}
