package bellbird.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param recurringPrice exact price of a full period, in the tenant's currency; the first one of
 *     the terms where there are terms
 * @param taxIncluded whether prices contain VAT
 * @param prices plain ones, by prefix; empty where there are terms
 * @param allowances plain ones; empty where there are terms
 * @param terms everything about prices; null for what the lists say
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
        List<AllowanceDraft> allowances,
        @Nullable PriceTerms terms) {

    public OfferingDraft {
        prices = List.copyOf(prices);
        allowances = List.copyOf(allowances);
        recurringPrice = terms == null ? recurringPrice : terms.mainPrice();
    }

    /** A new plan of any prices, with VAT in them. */
    public static OfferingDraft of(
            String code, String name, LocalDate validFrom, PriceTerms terms) {
        return new OfferingDraft(
                null,
                code,
                name,
                "",
                validFrom,
                terms.mainPrice(),
                true,
                List.of(),
                List.of(),
                terms);
    }

    /**
     * What a catalogue says of an offering.
     *
     * @param offeringId null for a new one
     */
    static OfferingDraft of(@Nullable UUID offeringId, CatalogOffering offering) {
        return new OfferingDraft(
                offeringId,
                offering.code(),
                offering.name(),
                offering.description(),
                offering.validFrom(),
                offering.terms().mainPrice(),
                offering.taxIncluded(),
                List.of(),
                List.of(),
                offering.terms());
    }

    /**
     * @param zone of the tenant
     */
    PriceTerms terms(ZoneId zone) {
        return terms == null
                ? UsagePrices.terms(zone, prices, allowances)
                        .with(RecurringPrice.monthly(recurringPrice))
                : terms;
    }
}
