package bellbird.portal.care;

import bellbird.bill.BillKind;
import bellbird.bill.BillSummary;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;

/** What a subscriber calls a bill. */
final class BillName {

    private BillName() {}

    static String of(BillSummary bill) {
        String key =
                switch (bill.kind()) {
                    case CREDIT_NOTE -> "care.credit.of";
                    case DELTA_NOTE -> "care.bill.lateUsage";
                    case REGULAR, IMMEDIATE, FINAL, CORRECTED -> "care.bill.of";
                };
        return Texts.text(key, TimeFormat.day(bill.issuedOn()));
    }

    /** Whether it can be compared with the bill before: it charges what its days cost in all. */
    static boolean isComparable(BillSummary bill) {
        return !isCredit(bill) && bill.kind() != BillKind.DELTA_NOTE;
    }

    /** Whether it gives back instead of charging. */
    static boolean isCredit(BillSummary bill) {
        return bill.kind() == BillKind.CREDIT_NOTE;
    }
}
