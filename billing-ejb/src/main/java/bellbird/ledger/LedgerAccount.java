package bellbird.ledger;

import java.util.regex.Pattern;

/**
 * An account of the general ledger.
 *
 * @param code dotted lower-case words, such as {@code revenue.usage}
 */
public record LedgerAccount(String code) {

    private static final Pattern CODE = Pattern.compile("[a-z]+(\\.[a-z0-9]+)*");

    /** What billing accounts owe; its postings name the billing account. */
    public static final LedgerAccount RECEIVABLE = new LedgerAccount("receivable");

    public static final LedgerAccount RECURRING_REVENUE = new LedgerAccount("revenue.recurring");
    public static final LedgerAccount ONE_TIME_REVENUE = new LedgerAccount("revenue.once");
    public static final LedgerAccount USAGE_REVENUE = new LedgerAccount("revenue.usage");

    /** VAT owed to the tax office. */
    public static final LedgerAccount VAT = new LedgerAccount("tax.vat");

    public LedgerAccount {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a ledger account: " + code);
        }
    }

    /** Money a payment provider has taken and not yet paid out, such as {@code clearing.stripe}. */
    public static LedgerAccount clearing(String provider) {
        return new LedgerAccount("clearing." + provider);
    }

    @Override
    public String toString() {
        return code;
    }
}
