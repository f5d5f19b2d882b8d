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
 * Refuses to publish what rating can price but usage files and bills cannot carry yet: sold, it
 * would be forgotten in silence.
 */
final class PublicationChecks {

    /** What usage files bring and bills have lines for. */
    private static final Set<UsageType> BILLED =
            EnumSet.of(UsageType.VOICE, UsageType.SMS, UsageType.DATA);

    private PublicationChecks() {}

    /**
     * @throws BellbirdException with the place of everything concerned
     */
    static void check(OfferingKind kind, PriceTerms terms) {
        List<Problem> problems = new ArrayList<>();
        if (kind != OfferingKind.BASE_PLAN) {
            problems.add(new Problem("kind", "error.offering.kindNotSold", List.of()));
        }
        int recurring = 0;
        for (int i = 0; i < terms.prices().size(); i++) {
            OfferingPrice price = terms.prices().get(i);
            String fault =
                    switch (price) {
                        case OneTimePrice once -> null;
                        case RecurringPrice one ->
                                ++recurring == 1 && one.billable()
                                        ? null
                                        : "error.offering.notBilled";
                        case UsageTariff tariff -> fault(tariff.match());
                    };
            if (fault != null) {
                problems.add(new Problem("/prices/" + i, fault, List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
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
}
