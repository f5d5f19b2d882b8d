package bellbird.offering;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * First digits of the numbers of places that a list names in English: a country, or its mobile
 * numbers. Names of cities and single networks are not known to libphonenumber.
 */
final class PlaceNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String MOBILE = " mobile";
    private static final int NORTH_AMERICA = 1;
    private static final int LONGEST_MOBILE_PREFIX = 999;

    /** What follows a prefix when it is tried: if all are mobile, the prefix is. */
    private static final List<String> ENDINGS =
            List.of("0000000000000", "1234567123456", "5555555555555", "9876543987654");

    private final Map<String, String> regions = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();

    PlaceNumbers() {
        for (String region : NUMBERS.getSupportedRegions()) {
            regions.put(plain(Locale.of("", region).getDisplayCountry(Locale.ENGLISH)), region);
        }
    }

    /**
     * @param name such as {@code Austria} or {@code Austria, mobile}
     * @return E.164 without +; empty if the name is not known
     */
    Set<String> prefixes(String name) {
        return known.computeIfAbsent(plain(name), this::find);
    }

    private Set<String> find(String name) {
        String region = regions.get(name);
        if (region != null) {
            return ofRegion(region);
        }
        region =
                name.endsWith(MOBILE)
                        ? regions.get(name.substring(0, name.length() - MOBILE.length()))
                        : null;
        return region == null ? Set.of() : mobile(region);
    }

    /** Letters only: “St. Lucia” and “Saint Lucia”, “&” and “and” are one. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]+", " ")
                .strip()
                .replaceAll("\\b(and|the)\\b ?", "")
                .replaceAll("\\bst\\b", "saint");
    }

    private static Set<String> ofRegion(String region) {
        int code = NUMBERS.getCountryCodeForRegion(region);
        if (region.equals(NUMBERS.getRegionCodeForCountryCode(code))) {
            return Set.of(Integer.toString(code));
        }
        PhoneNumber example = NUMBERS.getExampleNumber(region);
        // The islands of the North American plan have an area code each; others share theirs.
        return code == NORTH_AMERICA && example != null
                ? Set.of(code + NUMBERS.getNationalSignificantNumber(example).substring(0, 3))
                : Set.of();
    }

    /** The shortest prefixes, of three digits at most, all of whose numbers are mobile ones. */
    private static Set<String> mobile(String region) {
        int code = NUMBERS.getCountryCodeForRegion(region);
        PhoneNumber example = NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE);
        if (example == null || !region.equals(NUMBERS.getRegionCodeForCountryCode(code))) {
            return Set.of();
        }
        int length = NUMBERS.getNationalSignificantNumber(example).length();
        Set<String> found = new TreeSet<>();
        for (int digits = 1; digits <= LONGEST_MOBILE_PREFIX; digits++) {
            String prefix = Integer.toString(digits);
            if (found.stream().noneMatch(prefix::startsWith) && isMobile(code, prefix, length)) {
                found.add(prefix);
            }
        }
        Set<String> whole = new TreeSet<>();
        found.forEach(prefix -> whole.add(code + prefix));
        return whole;
    }

    /** Whether it is so whatever digit follows: +43 66 is mobile but for +43 662, Salzburg. */
    private static boolean isMobile(int code, String prefix, int length) {
        for (int next = 0; next <= 9; next++) {
            for (String ending : ENDINGS) {
                String national = (prefix + next + ending).substring(0, length);
                PhoneNumber number =
                        new PhoneNumber()
                                .setCountryCode(code)
                                .setNationalNumber(Long.parseLong(national));
                if (NUMBERS.getNumberType(number) != PhoneNumberType.MOBILE) {
                    return false;
                }
            }
        }
        return true;
    }
}
