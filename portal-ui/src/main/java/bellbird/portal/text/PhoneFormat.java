package bellbird.portal.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers, grouped as their country groups them. */
public final class PhoneFormat {

    private PhoneFormat() {}

    /**
     * For people: national within the tenant's country, else international.
     *
     * @param msisdn E.164 without +, as stored
     * @param country of the tenant, ISO 3166-1 alpha-2
     */
    public static String phone(String msisdn, String country) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = util.parse("+" + msisdn, null);
            boolean domestic =
                    country.equals(util.getRegionCodeForCountryCode(number.getCountryCode()));
            String grouped =
                    util.format(
                            number,
                            domestic
                                    ? PhoneNumberFormat.NATIONAL
                                    : PhoneNumberFormat.INTERNATIONAL);
            return grouped.replaceAll("[()]", "");
        } catch (NumberParseException notANumber) {
            return msisdn;
        }
    }

    /**
     * What somebody typed, as it is stored: E.164 without +.
     *
     * @return empty when it is no number
     */
    public static Optional<String> parse(String typed, String country) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            return Optional.of(
                    util.format(util.parse(typed, country), PhoneNumberFormat.E164).substring(1));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
