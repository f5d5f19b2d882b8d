package bellbird.resource;

import bellbird.kernel.error.BellbirdException;
import java.util.regex.Pattern;

/**
 * Number of a SIM card (ITU-T E.118): 18 to 22 digits that begin with 89. The common lengths 19 and
 * 20 end in a Luhn digit.
 */
public record Iccid(String digits) {

    private static final Pattern FORM = Pattern.compile("89[0-9]{16,20}");

    /**
     * @throws BellbirdException for the field {@code iccid}
     */
    public static Iccid parse(String typed) {
        String digits = typed.replaceAll("[ -]", "");
        if (!FORM.matcher(digits).matches()) {
            throw BellbirdException.user("iccid", "error.iccid");
        }
        if ((digits.length() == 19 || digits.length() == 20) && !endsInLuhnDigit(digits)) {
            throw BellbirdException.user("iccid", "error.iccid.check");
        }
        return new Iccid(digits);
    }

    private static boolean endsInLuhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
