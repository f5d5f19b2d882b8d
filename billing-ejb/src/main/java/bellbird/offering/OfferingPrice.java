package bellbird.offering;

/**
 * One price of an offering (TM Forum: ProductOfferingPrice).
 *
 * <p>Amounts are exact, in major units of the version's currency, with at most eight decimals.
 */
public sealed interface OfferingPrice permits OneTimePrice, RecurringPrice, UsageTariff {

    /** Unique within the version, kept from version to version: counters and conflicts name it. */
    String id();
}
