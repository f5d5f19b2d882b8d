package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Destination;
import bellbird.offering.PriceTerms;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form for one part of terms knows of the others: the names it can choose from.
 *
 * @param service whose units quantities are in; null where there is none
 */
record Known(
        List<String> zones, List<String> places, List<String> bands, @Nullable UsageType service) {

    static Known of(PriceTerms terms, Object part) {
        return new Known(
                Stream.concat(
                                Stream.of(UsageMatch.HOME),
                                terms.zones().stream().map(RoamingZone::name))
                        .distinct()
                        .toList(),
                terms.destinations().stream().map(Destination::name).toList(),
                terms.bands().stream().map(TimeBand::name).toList(),
                service(part));
    }

    private static @Nullable UsageType service(Object part) {
        return switch (part) {
            case UsageTariff tariff -> tariff.match().service();
            case AllowanceTerms allowance ->
                    switch (allowance.unit()) {
                        case SECONDS -> UsageType.VOICE;
                        case BYTES -> UsageType.DATA;
                        case MESSAGES -> UsageType.SMS;
                        case MONEY -> null;
                    };
            default -> null;
        };
    }
}
