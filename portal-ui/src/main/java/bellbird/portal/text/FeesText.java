package bellbird.portal.text;

import bellbird.bill.BillDocument.Fees;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The connection fees in a line's amount, such as {@code including 3 connection fees of €0.05}. */
public final class FeesText {

    private FeesText() {}

    public static String of(Fees fees, Currency currency) {
        return Texts.text("common.fees", fees.times(), MoneyFormat.price(fees.each(), currency));
    }

    /** To end a sentence with; empty if there are none. */
    public static String after(@Nullable Fees fees, Currency currency) {
        return fees == null ? "" : ", " + of(fees, currency);
    }
}
