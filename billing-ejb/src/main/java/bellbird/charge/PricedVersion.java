package bellbird.charge;

import bellbird.offering.RecurringPrice;
import java.util.Currency;
import java.util.UUID;

/**
 * A recurring price of a version of an offering.
 *
 * @param taxIncluded whether the price is with VAT
 */
public record PricedVersion(
        UUID versionId, RecurringPrice price, Currency currency, boolean taxIncluded) {

    /** Whether it is this price, of this version. */
    boolean isSame(PricedVersion other) {
        return versionId.equals(other.versionId) && price.id().equals(other.price.id());
    }
}
