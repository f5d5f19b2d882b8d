package bellbird.resource;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings numbers as networks and people write them to E.164, as seen from one country. */
public final class DialledNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT_NUMBERS = ShortNumberInfo.getInstance();
    private static final Pattern TYPED = Pattern.compile("\\+?[0-9 ()./-]{3,30}");
    private static final int LONGEST_SHORT = 6;
    private static final Pattern SHORT = Pattern.compile("[0-9*#]{2,6}");
    private static final Set<String> EVERYWHERE = Set.of("112", "911");
    private static final int LONGEST = 15;
    private static final int SHORTEST = 7;

    private final String country;

    /**
     * @param country ISO code that decides what a number without + means
     */
    public DialledNumbers(String country) {
        this.country = country;
    }

    /**
     * @return E.164 without +; null if it is no number
     */
    public @Nullable String normalise(String typed) {
        if (isPlain(typed)) {
            return typed.substring(1);
        }
        if (!TYPED.matcher(typed).matches()) {
            return null;
        }
        try {
            PhoneNumber number = NUMBERS.parse(typed, country);
            String national = NUMBERS.getNationalSignificantNumber(number);
            String digits = number.getCountryCode() + national;
            return digits.length() < SHORTEST || digits.length() > LONGEST ? null : digits;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Whether it is a short code: it has no country code and no area. */
    public static boolean isShort(String dialled) {
        return dialled.length() <= LONGEST_SHORT && SHORT.matcher(dialled).matches();
    }

    /**
     * Whether it calls for help: never barred, never priced (rule R6). Each phone knows the numbers
     * of its home and of the country it is in, and two wherever it is (3GPP TS 22.101).
     *
     * @param mcc of the visited network; null at home
     */
    public boolean isEmergency(String dialled, @Nullable String mcc) {
        return !isPlain(dialled)
                && (EVERYWHERE.contains(dialled)
                        || isEmergencyIn(country, dialled)
                        || mcc != null
                                && isShort(dialled)
                                && isEmergencyIn(MobileCountries.of(mcc), dialled));
    }

    private static boolean isEmergencyIn(@Nullable String country, String dialled) {
        return country != null && SHORT_NUMBERS.isEmergencyNumber(dialled, country);
    }

    private static boolean isPlain(String typed) {
        if (typed.length() <= SHORTEST || typed.length() > LONGEST + 1 || typed.charAt(0) != '+') {
            return false;
        }
        for (int i = 1; i < typed.length(); i++) {
            if (typed.charAt(i) < '0' || typed.charAt(i) > '9') {
                return false;
            }
        }
        return typed.charAt(1) != '0';
    }
}
