package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with a catalogue, each with its JSON pointer. */
final class CatalogChecks {

    private static final int MOST_OFFERINGS = 1_000;
    private static final int MOST_PROMOTIONS = 10_000;
    private static final int MOST_RATES = 500_000;
    private static final int MOST_PROBLEMS = 100;

    private final Catalog catalog;
    private final Map<String, OfferingKind> kinds = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final RuleChecks rules = new RuleChecks(kinds, problems::add);

    private CatalogChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param currency of the tenant
     */
    static List<Problem> problems(Catalog catalog, Currency currency) {
        CatalogChecks checks = new CatalogChecks(catalog);
        checks.whole(currency);
        if (checks.problems.isEmpty()) {
            checks.offerings();
            checks.promotions();
        }
        return checks.problems.subList(0, Math.min(MOST_PROBLEMS, checks.problems.size()));
    }

    private void whole(Currency currency) {
        if (!catalog.format().equals(Catalog.FORMAT)) {
            problem("/format", "error.json.oneOf", Catalog.FORMAT);
        }
        if (!catalog.currency().equals(currency.getCurrencyCode())) {
            problem("/currency", "error.catalog.currency", currency.getCurrencyCode());
        }
        most("/offerings", catalog.offerings().size(), MOST_OFFERINGS);
        most("/promotions", catalog.promotions().size(), MOST_PROMOTIONS);
        most(
                "/offerings",
                catalog.offerings().stream().mapToLong(one -> rates(one.terms())).sum(),
                MOST_RATES);
    }

    private static long rates(PriceTerms terms) {
        return terms.prices().size()
                + terms.destinations().stream().mapToLong(one -> one.prefixes().size()).sum();
    }

    private void offerings() {
        for (int i = 0; i < catalog.offerings().size(); i++) {
            CatalogOffering offering = catalog.offerings().get(i);
            String code = offering.code();
            if (kinds.putIfAbsent(code, offering.kind()) != null) {
                problem("/offerings/" + i + "/code", "error.offering.twice", code);
            }
        }
        for (int i = 0; i < catalog.offerings().size(); i++) {
            CatalogOffering offering = catalog.offerings().get(i);
            String place = "/offerings/" + i;
            for (Problem one : DraftChecks.problems(OfferingDraft.of(null, offering))) {
                boolean ofTerms = one.field().startsWith("/");
                problems.add(
                        new Problem(
                                place + (ofTerms ? "/terms" : "/") + one.field(),
                                one.messageKey(),
                                one.parameters()));
            }
            rules.check(offering.code(), offering.rules(), place + "/");
        }
        new RequirementCycles(
                        catalog.offerings().stream()
                                .map(
                                        one ->
                                                new RequirementCycles.Needs(
                                                        one.code(), one.compatibility().requires()))
                                .toList())
                .find()
                .forEach(
                        (at, cycle) ->
                                problem(
                                        "/offerings/" + at + "/compatibility/requires",
                                        "error.catalog.cycle",
                                        cycle));
    }

    private void promotions() {
        PromotionChecks promotions = new PromotionChecks(rules, problems::add);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < catalog.promotions().size(); i++) {
            Promotion promotion = catalog.promotions().get(i);
            String place = "/promotions/" + i + "/";
            if (!codes.add(promotion.code())) {
                problem(place + "code", "error.offering.twice", promotion.code());
            }
            promotions.check(promotion, place);
        }
    }

    private void most(String place, long count, int most) {
        if (count > most) {
            problem(place, "error.json.tooMany", Integer.toString(most));
        }
    }

    private void problem(String place, String key, String... parameters) {
        problems.add(new Problem(place, key, List.of(parameters)));
    }
}
