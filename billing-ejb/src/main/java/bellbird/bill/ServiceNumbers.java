package bellbird.bill;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.jspecify.annotations.Nullable;

/** Telephone numbers as people read them. */
final class ServiceNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private ServiceNumbers() {}

    /**
     * @param msisdn E.164 without +; null stays null
     * @return such as {@code +353 20 914 2207}; as it is where the number has no known form
     */
    static @Nullable String forPeople(@Nullable String msisdn) {
        if (msisdn == null) {
            return null;
        }
        try {
            return NUMBERS.format(
                    NUMBERS.parse("+" + msisdn, null),
                    PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return "+" + msisdn;
        }
    }
}
