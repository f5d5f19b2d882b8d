package bellbird.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * An offering in a list, with what its current version says: the published one of today, else its
 * newest.
 *
 * @param kind plan, add-on or bundle
 * @param status {@code DRAFT}, {@code PUBLISHED} or {@code RETIRED}
 * @param versions how many there are
 * @param products how many products that are not ended are on it
 * @param recurringPrice the first of its recurring prices; 0 if it has none
 * @param every the period that is for
 */
public record OfferingRow(
        UUID id,
        String code,
        String name,
        String description,
        OfferingKind kind,
        String status,
        int versions,
        long products,
        LocalDate validFrom,
        BigDecimal recurringPrice,
        RecurringPrice.Interval every,
        Currency currency,
        boolean taxIncluded,
        List<AllowanceDraft> allowances) {

    public OfferingRow {
        allowances = List.copyOf(allowances);
    }

    /** Of a plan with a monthly price. */
    public OfferingRow(
            UUID id,
            String code,
            String name,
            String description,
            String status,
            int versions,
            long products,
            LocalDate validFrom,
            BigDecimal recurringPrice,
            Currency currency,
            boolean taxIncluded,
            List<AllowanceDraft> allowances) {
        this(
                id,
                code,
                name,
                description,
                OfferingKind.BASE_PLAN,
                status,
                versions,
                products,
                validFrom,
                recurringPrice,
                RecurringPrice.Interval.MONTH,
                currency,
                taxIncluded,
                allowances);
    }
}
