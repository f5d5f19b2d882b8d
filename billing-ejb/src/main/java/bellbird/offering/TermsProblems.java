package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.text.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with terms, by place; what is said about one value is said here. */
final class TermsProblems {

    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}");
    static final long LARGEST = 1_000_000_000_000_000L;
    private static final int LONGEST_NAME = 120;
    private static final int MOST = 100;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> list() {
        return problems;
    }

    void positive(String place, long quantity) {
        if (quantity < 1 || quantity > LARGEST) {
            problem(place, "error.notPositive");
        }
    }

    void optional(String place, @Nullable BigDecimal amount) {
        if (amount != null) {
            amount(place, amount);
        }
    }

    void amount(String place, BigDecimal amount) {
        ExactAmounts.fault(amount).ifPresent(one -> problem(place, one.messageKey(), one.limit()));
    }

    void name(String place, String name) {
        if (name.isBlank()) {
            problem(place, "error.required");
        } else if (name.length() > LONGEST_NAME) {
            problem(place, "error.tooLong", Integer.toString(LONGEST_NAME));
        } else if (!PlainText.isOneLine(name)) {
            problem(place, "error.characters");
        }
    }

    void optionalName(String place, String name) {
        if (!name.isEmpty()) {
            name(place, name);
        }
    }

    void matches(String text, Pattern pattern, String place, String key) {
        if (!pattern.matcher(text).matches()) {
            problem(place, key);
        }
    }

    void all(List<String> texts, Pattern pattern, String place, String key) {
        for (int i = 0; i < texts.size(); i++) {
            matches(texts.get(i), pattern, place + i, key);
        }
    }

    void unique(Set<String> seen, String text, String place) {
        if (!seen.add(text)) {
            problem(place, "error.offering.twice", text);
        }
    }

    boolean known(Collection<String> names, Set<String> known, String place) {
        boolean all = true;
        for (String name : names) {
            if (!known.contains(name)) {
                problem(place, "error.offering.unknownName", name);
                all = false;
            }
        }
        return all;
    }

    void problem(String place, String key, String... parameters) {
        if (problems.size() < MOST) {
            problems.add(new Problem(place, key, List.of(parameters)));
        }
    }
}
