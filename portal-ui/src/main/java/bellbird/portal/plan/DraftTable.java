package bellbird.portal.plan;

import bellbird.offering.PriceTerms;
import bellbird.offering.VersionTerms;
import bellbird.rating.PriceTable;
import org.jspecify.annotations.Nullable;

/**
 * The compiled prices of what is being written. A rate deck takes its time to compile, so it is
 * done again only when something was typed that events are priced by.
 */
final class DraftTable {

    private @Nullable PriceTable last;

    PriceTable of(VersionTerms draft) {
        if (last == null || !prices(last.version(), draft)) {
            last = new PriceTable(draft);
        }
        return last;
    }

    /** Whether both price and explain every event alike: the monthly price is of no account. */
    private static boolean prices(VersionTerms before, VersionTerms now) {
        PriceTerms old = before.priceTerms();
        PriceTerms terms = now.priceTerms();
        return before.offeringName().equals(now.offeringName())
                && before.validFrom().equals(now.validFrom())
                && old.tariffs().equals(terms.tariffs())
                && old.allowances().equals(terms.allowances())
                && old.destinations().equals(terms.destinations())
                && old.zones().equals(terms.zones())
                && old.bands().equals(terms.bands())
                && old.holidays().equals(terms.holidays())
                && old.freeNumbers().equals(terms.freeNumbers());
    }
}
