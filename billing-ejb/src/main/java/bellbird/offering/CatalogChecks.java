package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.text.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds everything that is wrong with a catalogue, each with its JSON pointer. */
final class CatalogChecks {

    private static final int MOST_OFFERINGS = 1_000;
    private static final int MOST_PROMOTIONS = 10_000;
    private static final int MOST_RATES = 500_000;
    private static final int MOST_PROBLEMS = 100;
    private static final long LARGEST = 1_000_000_000_000_000L;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < catalog.promotions().size(); i++) {
            Promotion promotion = catalog.promotions().get(i);
            String place = "/promotions/" + i + "/";
            if (!DraftChecks.CODE.matcher(promotion.code()).matches()) {
                problem(place + "code", "error.offering.code");
            }
            if (codes.putIfAbsent(promotion.code(), i) != null) {
                problem(place + "code", "error.offering.twice", promotion.code());
            }
            if (promotion.name().isBlank()) {
                problem(place + "name", "error.required");
            } else if (promotion.name().length() > 120) {
                problem(place + "name", "error.tooLong", "120");
            } else if (!PlainText.isOneLine(promotion.name())) {
                problem(place + "name", "error.characters");
            }
            rules.known(promotion.offerings(), place + "offerings");
            benefit(promotion.benefit(), place + "benefit/");
            positive(promotion.firstPeriods(), place + "firstPeriods");
            positive(promotion.limit(), place + "limit");
            if (promotion.validTo() != null
                    && !promotion.validTo().isAfter(promotion.validFrom())) {
                problem(place + "validTo", "error.catalog.validTo");
            }
        }
    }

    private void benefit(Benefit benefit, String place) {
        switch (benefit) {
            case Benefit.PercentOff off -> {
                if (off.percent().signum() <= 0 || off.percent().compareTo(HUNDRED) > 0) {
                    problem(place + "percent", "error.catalog.percent");
                }
                amount(off.percent(), place + "percent");
            }
            case Benefit.AmountOff off -> {
                if (off.amount().signum() == 0) {
                    problem(place + "amount", "error.notPositive");
                }
                amount(off.amount(), place + "amount");
            }
            case Benefit.FreeUnits free -> positive(free.quantity(), place + "quantity");
        }
    }

    private void amount(BigDecimal amount, String place) {
        ExactAmounts.fault(amount).ifPresent(one -> problem(place, one.messageKey(), one.limit()));
    }

    private void positive(@org.jspecify.annotations.Nullable Long number, String place) {
        if (number != null && (number < 1 || number > LARGEST)) {
            problem(place, "error.notPositive");
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
