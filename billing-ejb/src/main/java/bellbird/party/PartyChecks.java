package bellbird.party;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.text.EmailAddress;
import bellbird.kernel.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings typed contact data to one form, or names every field that is wrong. */
final class PartyChecks {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<Problem> problems = new ArrayList<>();

    private PartyChecks() {}

    static PartyData checked(PartyData data) {
        PartyChecks checks = new PartyChecks();
        PartyData clean = checks.check(data);
        if (!checks.problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, checks.problems);
        }
        return clean;
    }

    private PartyData check(PartyData data) {
        String email = required("email", data.email(), 254);
        if (!email.isEmpty() && !EmailAddress.isValid(email)) {
            problem("email", "error.email");
        }
        String country = data.country().strip();
        if (!COUNTRIES.contains(country)) {
            problem("country", "error.country");
        }
        String language = data.language().strip();
        if (!LANGUAGE.matcher(language).matches()) {
            problem("language", "error.language");
        }
        return new PartyData(
                data.kind(),
                required("name", data.name(), 200),
                email,
                optional("phone", data.phone(), 40),
                required("street", data.street(), 200),
                required("postcode", data.postcode(), 20),
                required("city", data.city(), 100),
                country,
                language,
                optional("vatId", data.vatId(), 30));
    }

    private String required(String field, String typed, int longest) {
        String text = oneLine(field, typed, longest);
        if (text.isEmpty()) {
            problem(field, "error.required");
        }
        return text;
    }

    private @Nullable String optional(String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return oneLine(field, typed, longest);
    }

    private String oneLine(String field, String typed, int longest) {
        String text = typed.strip();
        if (text.length() > longest) {
            problem(field, "error.tooLong", Integer.toString(longest));
        } else if (!PlainText.isOneLine(text)) {
            problem(field, "error.characters");
        }
        return text;
    }

    private void problem(String field, String key, String... parameters) {
        problems.add(new Problem(field, key, List.of(parameters)));
    }
}
