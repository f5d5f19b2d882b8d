package bellbird.settings;

import java.math.BigInteger;

/** Check digits of an IBAN (ISO 13616, mod 97). */
final class Iban {

    private Iban() {}

    static boolean isValid(String iban) {
        String compact = iban.replace(" ", "");
        if (!compact.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (compact.substring(4) + compact.substring(0, 4))
                .chars()
                .forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
}
