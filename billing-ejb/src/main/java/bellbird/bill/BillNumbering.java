package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * How bills and credit notes are numbered: without gaps within a series, whose names and form are
 * the operator's (rule R19).
 *
 * @param bills begins their series; capital letters, digits and hyphens
 * @param creditNotes begins theirs, which are others
 * @param isYearly whether each year begins a series
 * @param digits least digits of a number, 1 to 9
 */
public record BillNumbering(String bills, String creditNotes, boolean isYearly, int digits) {

    private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]([A-Z0-9-]{0,10}[A-Z0-9])?");
    private static final int MOST_DIGITS = 9;

    /**
     * @throws BellbirdException for the fields {@code bills}, {@code creditNotes} and {@code
     *     digits}
     */
    public BillNumbering {
        requirePrefix("bills", bills);
        requirePrefix("creditNotes", creditNotes);
        if (bills.equals(creditNotes)
                || bills.startsWith(creditNotes + "-")
                || creditNotes.startsWith(bills + "-")) {
            throw BellbirdException.user("creditNotes", "error.numbering.alike");
        }
        if (digits < 1 || digits > MOST_DIGITS) {
            throw BellbirdException.user("digits", "error.numbering.digits");
        }
    }

    private static void requirePrefix(String field, String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw BellbirdException.user(field, "error.numbering.prefix");
        }
    }

    /** Of an operator who has said nothing. */
    static BillNumbering usual(DocumentKind kind) {
        String bills =
                switch (kind) {
                    case INVOICE -> "INV";
                    case STATEMENT -> "STM";
                };
        return new BillNumbering(bills, "CRN", true, 6);
    }

    /** The series of bills issued on a day, such as {@code INV-2026}. */
    String seriesOfBills(LocalDate day) {
        return series(bills, day);
    }

    /** The series of credit notes issued on a day. */
    String seriesOfCreditNotes(LocalDate day) {
        return series(creditNotes, day);
    }

    private String series(String prefix, LocalDate day) {
        return isYearly ? prefix + "-" + day.getYear() : prefix;
    }

    /** What stands on the document, such as {@code INV-2026-000001}. */
    String label(String series, long number) {
        return series + "-" + "%%0%dd".formatted(digits).formatted(number);
    }
}
