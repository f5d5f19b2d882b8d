package bellbird.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published version as rating and billing read it.
 *
 * @param recurringPrice exact price of a full period: the first of its recurring prices
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
        PriceTerms priceTerms,
        List<Allowance> allowances) {

    public VersionTerms {
        allowances = List.copyOf(allowances);
    }

    /** The period that {@code recurringPrice} is for. */
    public RecurringPrice.Interval every() {
        return priceTerms.recurring().stream()
                .map(RecurringPrice::every)
                .findFirst()
                .orElse(RecurringPrice.Interval.MONTH);
    }

    /** The terms of an allowance, as buckets name them. */
    public record Allowance(UUID id, AllowanceTerms terms) {

        /** Under which service meters and bills show it; null for money. */
        public @Nullable UsageType meter() {
            return terms.meter();
        }
    }
}
