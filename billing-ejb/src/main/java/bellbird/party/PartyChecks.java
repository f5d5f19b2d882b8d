package bellbird.party;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings typed contact data to one form, or names every field that is wrong. */
final class PartyChecks {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"]+@[^\\s@<>,;:\"]+");
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
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            problem("email", "error.email");
        }
        String country = data.country().strip();
        if (!COUNTRIES.contains(country)) {
            problem("country", "error.country");
        }
        String language = data.language().strip();
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
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

    /** Emoji are fine; control characters and the ones that turn the reading order are not. */
    private String oneLine(String field, String typed, int longest) {
        String text = typed.strip();
        if (text.length() > longest) {
            problem(field, "error.tooLong", Integer.toString(longest));
        } else if (text.codePoints().anyMatch(PartyChecks::deceives)) {
            problem(field, "error.characters");
        }
        return text;
    }

    private static boolean deceives(int character) {
        return Character.isISOControl(character)
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character >= 0xD800 && character <= 0xDFFF;
    }

    private void problem(String field, String key, String... parameters) {
        problems.add(new Problem(field, key, List.of(parameters)));
    }
}
