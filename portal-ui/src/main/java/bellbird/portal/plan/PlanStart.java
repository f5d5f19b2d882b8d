package bellbird.portal.plan;

import bellbird.offering.OfferingRules;
import bellbird.offering.PriceTerms;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the editor of a plan begins with.
 *
 * @param offeringId null for a new plan
 * @param number of the version that is written
 * @param country of the operator, ISO code
 * @param rules what it is and what goes with it
 * @param others names of what else is sold or drafted, by code
 */
public record PlanStart(
        @Nullable UUID offeringId,
        String code,
        String name,
        String description,
        int number,
        LocalDate validFrom,
        boolean taxIncluded,
        PriceTerms terms,
        Currency currency,
        String country,
        OfferingRules rules,
        Map<String, String> others) {}
