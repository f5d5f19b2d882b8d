package bellbird.offering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everything a version says about prices, frozen with it: no table outside can change what it
 * means.
 *
 * @param zone of bands, days and holidays
 * @param holidays days whose bands are those of {@link TimeBand.Day#HOLIDAY}
 */
public record PriceTerms(
        ZoneId zone,
        List<OfferingPrice> prices,
        List<AllowanceTerms> allowances,
        List<Destination> destinations,
        List<RoamingZone> zones,
        List<TimeBand> bands,
        Set<LocalDate> holidays,
        List<FreeNumber> freeNumbers) {

    public PriceTerms {
        prices = List.copyOf(prices);
        allowances = List.copyOf(allowances);
        destinations = List.copyOf(destinations);
        zones = List.copyOf(zones);
        bands = List.copyOf(bands);
        holidays = Set.copyOf(holidays);
        freeNumbers = List.copyOf(freeNumbers);
    }

    /** Terms without roaming, bands and free numbers. */
    public static PriceTerms of(
            ZoneId zone,
            List<? extends OfferingPrice> prices,
            List<AllowanceTerms> allowances,
            List<Destination> destinations) {
        return new PriceTerms(
                zone,
                List.copyOf(prices),
                allowances,
                destinations,
                List.of(),
                List.of(),
                Set.of(),
                List.of());
    }

    /** The same with one more price, which comes first. */
    PriceTerms with(OfferingPrice price) {
        List<OfferingPrice> all = new ArrayList<>(List.of(price));
        all.addAll(prices);
        return new PriceTerms(
                zone, all, allowances, destinations, zones, bands, holidays, freeNumbers);
    }

    /** What its periods cost, whatever is used; what it is known by comes first. */
    public List<RecurringPrice> recurring() {
        return prices.stream()
                .filter(RecurringPrice.class::isInstance)
                .map(RecurringPrice.class::cast)
                .toList();
    }

    /** What it is known by: the first of its recurring prices, or nothing. */
    public BigDecimal mainPrice() {
        return recurring().stream().map(RecurringPrice::amount).findFirst().orElse(BigDecimal.ZERO);
    }

    /** What a month costs, whatever is used: a longer period's price by its days. */
    public BigDecimal recurring(YearMonth month) {
        return recurring().stream()
                .map(price -> price.of(month))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What it costs when it starts. */
    public List<OneTimePrice> once() {
        return prices.stream()
                .filter(OneTimePrice.class::isInstance)
                .map(OneTimePrice.class::cast)
                .toList();
    }

    public List<UsageTariff> tariffs() {
        return prices.stream()
                .filter(UsageTariff.class::isInstance)
                .map(UsageTariff.class::cast)
                .toList();
    }
}
