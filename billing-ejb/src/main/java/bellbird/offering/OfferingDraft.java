package bellbird.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is being written: a new offering, or the next version of one.
 *
 * @param offeringId the offering that gets a version; null makes a new one
 * @param code ASCII letters, digits, dot, hyphen and underscore, at most 40
 * @param name for people, at most 120 characters
 * @param description one or two sentences; may be empty
 * @param validFrom first day on which it can be sold
 * @param recurringPrice exact price of a full period, in the tenant's currency
 * @param taxIncluded whether prices contain VAT
 */
public record OfferingDraft(
        @Nullable UUID offeringId,
        String code,
        String name,
        String description,
        LocalDate validFrom,
        BigDecimal recurringPrice,
        boolean taxIncluded,
        List<UsagePrice> prices,
        List<AllowanceDraft> allowances) {

    public OfferingDraft {
        prices = List.copyOf(prices);
        allowances = List.copyOf(allowances);
    }
}
