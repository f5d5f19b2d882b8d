package bellbird.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A published version as rating and billing read it.
 *
 * @param recurringPrice exact price of a full period
 */
public record VersionTerms(
        UUID versionId,
        UUID offeringId,
        String offeringName,
        int number,
        LocalDate validFrom,
        Currency currency,
        BigDecimal recurringPrice,
        boolean taxIncluded,
        List<UsagePrice> prices,
        List<Allowance> allowances) {

    public VersionTerms {
        prices = List.copyOf(prices);
        allowances = List.copyOf(allowances);
    }

    /**
     * @param quantity seconds, messages or bytes of a full period
     * @param priority smaller is used first (rule R8)
     */
    public record Allowance(UUID id, UsageType service, long quantity, int priority) {}
}
