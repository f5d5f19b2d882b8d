package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to publish what rating can price but usage files and bills cannot carry yet, or what the
 * kind of the offering has no place for: sold, it would be forgotten in silence.
 */
final class PublicationChecks {

    /** What usage files bring and bills have lines for. */
    private static final Set<UsageType> BILLED =
            EnumSet.of(UsageType.VOICE, UsageType.SMS, UsageType.DATA);

    private final List<Problem> problems = new ArrayList<>();
    private final PriceTerms terms;

    private PublicationChecks(PriceTerms terms) {
        this.terms = terms;
    }

    /**
     * @param parts of a bundle, as they are sold on its first day
     * @throws BellbirdException with the place of everything concerned
     */
    static void check(OfferingKind kind, PriceTerms terms, List<BundlePart> parts) {
        PublicationChecks checks = new PublicationChecks(terms);
        checks.prices(kind);
        switch (kind) {
            case BASE_PLAN -> checks.everyAllowanceHasAPrice();
            case ADD_ON -> checks.allowancesAreTheLines();
            case BUNDLE -> checks.bundle(parts);
        }
        if (!checks.problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, checks.problems);
        }
    }

    private void prices(OfferingKind kind) {
        for (int i = 0; i < terms.prices().size(); i++) {
            String fault =
                    switch (terms.prices().get(i)) {
                        case OneTimePrice once -> null;
                        case RecurringPrice recurring -> null;
                        case UsageTariff tariff ->
                                kind == OfferingKind.BASE_PLAN
                                        ? fault(tariff.match())
                                        : "error.offering.pricedByPlan";
                    };
            if (fault != null) {
                problem("/prices/" + i, fault);
            }
        }
    }

    private static @Nullable String fault(UsageMatch match) {
        if (!BILLED.contains(match.service())) {
            return "error.offering.serviceNotBilled";
        }
        boolean incomingAtHome =
                match.direction() == UsageMatch.Direction.INCOMING
                        && match.visited().contains(UsageMatch.HOME);
        return incomingAtHome ? "error.offering.incomingAtHome" : null;
    }

    /** Without any price in the plan, its usage would be suspended for ever. */
    private void everyAllowanceHasAPrice() {
        if (!terms.tariffs().isEmpty()) {
            return; // then each was checked with the terms
        }
        for (int i = 0; i < terms.allowances().size(); i++) {
            problem("/allowances/" + i, "error.offering.allowanceWithoutPrice");
        }
    }

    /** What an account shares is granted with its plans, whose lines all know of it. */
    private void allowancesAreTheLines() {
        for (int i = 0; i < terms.allowances().size(); i++) {
            if (terms.allowances().get(i).sharing() != AllowanceTerms.Sharing.LINE) {
                problem("/allowances/" + i + "/sharing", "error.offering.addOnShared");
            }
        }
    }

    private void bundle(List<BundlePart> parts) {
        for (int i = 0; i < terms.allowances().size(); i++) {
            problem("/allowances/" + i, "error.offering.allowanceOfPart");
        }
        for (BundlePart part : parts) {
            if (part.versionId() == null) {
                problem("parts", "error.offering.partNotSold", part.code());
            }
        }
        long plans = parts.stream().filter(one -> one.kind() == OfferingKind.BASE_PLAN).count();
        if (plans != 1 || parts.stream().anyMatch(one -> one.kind() == OfferingKind.BUNDLE)) {
            problem("parts", "error.offering.onePlan");
        }
    }

    private void problem(String place, String key, String... parameters) {
        problems.add(new Problem(place, key, List.of(parameters)));
    }
}
