package bellbird.provisioning;

import bellbird.identity.CommonPasswords;
import bellbird.kernel.text.EmailAddress;
import bellbird.settings.CountryDefaults;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a field of the sign-up form, as a message key. */
final class SignUpRules {

    private SignUpRules() {}

    static Optional<String> company(String company) {
        String name = company.strip();
        if (name.isEmpty()) {
            return Optional.of("error.signUp.company.empty");
        }
        if (name.length() > 120) {
            return Optional.of("error.signUp.company.tooLong");
        }
        boolean visible =
                name.codePoints()
                        .noneMatch(
                                c ->
                                        Character.isISOControl(c)
                                                || Character.getType(c) == Character.FORMAT
                                                || Character.getType(c) == Character.SURROGATE);
        return visible ? Optional.empty() : Optional.of("error.signUp.company.characters");
    }

    static Optional<String> country(String country) {
        return CountryDefaults.find(country).isPresent()
                ? Optional.empty()
                : Optional.of("error.signUp.country");
    }

    static Optional<String> email(String email) {
        String address = email.strip();
        return EmailAddress.isValid(address) ? Optional.empty() : Optional.of("error.signUp.email");
    }

    /** The realm's own policy says the same. */
    static Optional<String> password(String password, boolean local) {
        if (password.length() < 12) {
            return Optional.of("error.password.tooShort");
        }
        if (password.length() > 128) {
            return Optional.of("error.password.tooLong");
        }
        if (CommonPasswords.contains(password)) {
            return Optional.of("error.password.common");
        }
        if (!local && DemoLogins.isDemoPassword(password)) {
            return Optional.of("error.password.demo");
        }
        return Optional.empty();
    }

    /** One spelling of an address, so that one person is one user. */
    static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
