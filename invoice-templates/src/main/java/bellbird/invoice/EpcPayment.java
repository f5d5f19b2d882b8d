package bellbird.invoice;

import bellbird.bill.BillDocument;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A transfer that a bank app fills in from a code: EPC069-12, known as GiroCode. For euros only.
 */
final class EpcPayment {

    private static final Pattern CREDITOR_REFERENCE = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final long MOST = 99_999_999_999L;
    private static final int NAME = 70;
    private static final int TEXT = 140;

    private EpcPayment() {}

    /** The code's content; empty where a bank app could not pay it. */
    static Optional<String> of(BillDocument bill) {
        String iban = bill.payment().iban();
        long cents = bill.toPay().minorUnits();
        if (iban == null || !bill.currency().equals("EUR") || cents <= 0 || cents > MOST) {
            return Optional.empty();
        }
        String reference = compact(bill.payment().reference());
        boolean isStructured = isCreditorReference(reference);
        return Optional.of(
                String.join(
                        "\n",
                        "BCD",
                        "002",
                        "1",
                        "SCT",
                        "",
                        line(bill.seller().legalName(), NAME),
                        compact(iban),
                        "EUR" + bill.toPay().toDecimal().toPlainString(),
                        "",
                        isStructured ? reference : "",
                        isStructured ? "" : line(bill.payment().reference(), TEXT)));
    }

    /** ISO 11649: RF and two check digits, by the same sum as an IBAN's. */
    private static boolean isCreditorReference(String reference) {
        if (!CREDITOR_REFERENCE.matcher(reference).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (reference.substring(4) + reference.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static String compact(String text) {
        return SPACE.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static String line(String text, int most) {
        String oneLine = CONTROLS.matcher(text).replaceAll(" ").strip();
        return oneLine.length() <= most
                ? oneLine
                : oneLine.substring(
                        0, oneLine.offsetByCodePoints(0, oneLine.codePointCount(0, most)));
    }
}
