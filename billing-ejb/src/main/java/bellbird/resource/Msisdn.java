package bellbird.resource;

import bellbird.kernel.error.BellbirdException;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Telephone number of a line.
 *
 * @param digits E.164 without +
 */
public record Msisdn(String digits) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern TYPED = Pattern.compile("\\+?[0-9 ()./-]{4,30}");

    /**
     * Reads a number as people write it, or as usage names it: with country code and without +. It
     * must be possible, not assigned: ranges kept for fiction are good numbers for a trial.
     *
     * @param country ISO code that decides what a number without + means
     * @throws BellbirdException for the field {@code msisdn}
     */
    public static Msisdn parse(String typed, String country) {
        String text = typed.strip();
        if (!TYPED.matcher(text).matches()) {
            throw BellbirdException.user("msisdn", "error.msisdn");
        }
        try {
            PhoneNumber number = NUMBERS.parse(text, country);
            if (!NUMBERS.isPossibleNumber(number) && !text.startsWith("+")) {
                number = NUMBERS.parse("+" + text, country);
            }
            if (!NUMBERS.isPossibleNumber(number)) {
                throw BellbirdException.user("msisdn", "error.msisdn");
            }
            if (number.getCountryCode() != NUMBERS.getCountryCodeForRegion(country)) {
                throw BellbirdException.user("msisdn", "error.msisdn.country", country);
            }
            return new Msisdn(NUMBERS.format(number, PhoneNumberFormat.E164).substring(1));
        } catch (NumberParseException e) {
            throw BellbirdException.user("msisdn", "error.msisdn");
        }
    }
}
