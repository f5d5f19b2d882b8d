package bellbird.offering;

import java.util.HashSet;
import java.util.Set;

/** The allowances of terms: what they count, who shares them, what rolls over. */
final class AllowanceChecks {

    private static final int MOST_PERIODS = 120;
    private static final int MOST_PERCENT = 1_000;
    private static final int MOST_ROLLED_PERIODS = 24;

    private final TermsProblems problems;
    private final PriceTerms terms;
    private final Set<String> destinations;
    private final Set<String> zones;

    AllowanceChecks(
            TermsProblems problems, PriceTerms terms, Set<String> destinations, Set<String> zones) {
        this.problems = problems;
        this.terms = terms;
        this.destinations = destinations;
        this.zones = zones;
    }

    void all() {
        Set<String> ids = new HashSet<>();
        Set<String> places = new HashSet<>(destinations);
        terms.tariffs().stream()
                .filter(one -> one.match().destinations().isEmpty())
                .forEach(one -> places.add(one.name()));
        for (int i = 0; i < terms.allowances().size(); i++) {
            AllowanceTerms allowance = terms.allowances().get(i);
            String place = "/allowances/" + i;
            problems.matches(allowance.id(), TermsProblems.ID, place + "/id", "error.offering.id");
            problems.unique(ids, allowance.id(), place + "/id");
            problems.positive(place + "/quantity", allowance.quantity());
            if (allowance.validPeriods() < 1 || allowance.validPeriods() > MOST_PERIODS) {
                problems.problem(place + "/validPeriods", "error.notPositive");
            }
            problems.optionalName(place + "/name", allowance.name());
            sharing(allowance, place);
            problems.known(allowance.counts().visited(), zones, place + "/counts/visited");
            problems.known(
                    allowance.counts().destinations(), places, place + "/counts/destinations");
            // Without a price its usage could not even be rated; an add-on has none of its own.
            for (UsageType service : allowance.counts().services()) {
                if (!terms.tariffs().isEmpty()
                        && terms.tariffs().stream()
                                .noneMatch(one -> one.match().service() == service)) {
                    problems.problem(
                            place + "/counts/services", "error.offering.allowanceWithoutPrice");
                }
                if (allowance.unit() != AllowanceTerms.Unit.MONEY
                        && allowance.unit() != AllowanceTerms.Unit.of(service)) {
                    problems.problem(place + "/unit", "error.offering.unit", service.word());
                }
            }
            if (allowance.counts().services().isEmpty()) {
                problems.problem(place + "/counts/services", "error.required");
            }
        }
    }

    private void sharing(AllowanceTerms allowance, String place) {
        Long cap = allowance.memberCap();
        if (cap != null && (cap < 1 || allowance.sharing() == AllowanceTerms.Sharing.LINE)) {
            problems.problem(place + "/memberCap", "error.offering.memberCap");
        }
        AllowanceTerms.Rollover rollover = allowance.rollover();
        if (rollover != null
                && (rollover.capPercent() < 1
                        || rollover.capPercent() > MOST_PERCENT
                        || rollover.periods() < 1
                        || rollover.periods() > MOST_ROLLED_PERIODS)) {
            problems.problem(place + "/rollover", "error.offering.rollover");
        }
    }
}
