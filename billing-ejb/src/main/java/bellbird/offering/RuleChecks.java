package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is wrong with an offering's compatibility and parts, among the others that there are. */
final class RuleChecks {

    private static final long LARGEST = 1_000_000_000_000_000L;

    private final Map<String, OfferingKind> known;
    private final Consumer<Problem> problems;

    /**
     * @param known all offerings, the one that is checked too, by code
     */
    RuleChecks(Map<String, OfferingKind> known, Consumer<Problem> problems) {
        this.known = known;
        this.problems = problems;
    }

    /**
     * @param place of the offering, such as {@code /offerings/3/}; empty for one alone
     */
    void check(String code, OfferingRules rules, String place) {
        Compatibility compatibility = rules.compatibility();
        String at = place + "compatibility/";
        known(compatibility.requires(), at + "requires");
        known(compatibility.excludes(), at + "excludes");
        for (String excluded : new TreeSet<>(compatibility.excludes())) {
            if (compatibility.requires().contains(excluded) || excluded.equals(code)) {
                problem(at + "excludes", "error.catalog.contradiction", excluded);
            }
        }
        Long most = compatibility.atMost();
        if (most != null && (most < 1 || most > LARGEST)) {
            problem(at + "atMost", "error.notPositive");
        }
        parts(rules, place + "parts");
    }

    private void parts(OfferingRules rules, String place) {
        known(rules.parts(), place);
        boolean bundle = rules.kind() == OfferingKind.BUNDLE;
        if (bundle == rules.parts().isEmpty()) {
            problem(place, bundle ? "error.required" : "error.catalog.parts");
        }
        for (String code : new TreeSet<>(rules.parts())) {
            if (known.get(code) == OfferingKind.BUNDLE) {
                problem(place, "error.catalog.nestedBundle", code);
            }
        }
    }

    void known(Collection<String> codes, String place) {
        for (String code : new TreeSet<>(codes)) {
            if (!known.containsKey(code)) {
                problem(place, "error.offering.unknownName", code);
            }
        }
    }

    private void problem(String place, String key, String... parameters) {
        problems.accept(new Problem(place, key, List.of(parameters)));
    }
}
