package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Destination;
import bellbird.offering.FreeNumber;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Copies of terms with one part changed; all else stays as it was, whatever it is. */
final class Terms {

    private Terms() {}

    static PriceTerms withPrices(PriceTerms terms, List<OfferingPrice> prices) {
        return new PriceTerms(
                terms.zone(),
                prices,
                terms.allowances(),
                terms.destinations(),
                terms.zones(),
                terms.bands(),
                terms.holidays(),
                terms.freeNumbers());
    }

    static PriceTerms withAllowances(PriceTerms terms, List<AllowanceTerms> allowances) {
        return new PriceTerms(
                terms.zone(),
                terms.prices(),
                allowances,
                terms.destinations(),
                terms.zones(),
                terms.bands(),
                terms.holidays(),
                terms.freeNumbers());
    }

    static PriceTerms withDestinations(PriceTerms terms, List<Destination> destinations) {
        return new PriceTerms(
                terms.zone(),
                terms.prices(),
                terms.allowances(),
                destinations,
                terms.zones(),
                terms.bands(),
                terms.holidays(),
                terms.freeNumbers());
    }

    static PriceTerms withZones(PriceTerms terms, List<RoamingZone> zones) {
        return new PriceTerms(
                terms.zone(),
                terms.prices(),
                terms.allowances(),
                terms.destinations(),
                zones,
                terms.bands(),
                terms.holidays(),
                terms.freeNumbers());
    }

    static PriceTerms withBands(PriceTerms terms, List<TimeBand> bands) {
        return new PriceTerms(
                terms.zone(),
                terms.prices(),
                terms.allowances(),
                terms.destinations(),
                terms.zones(),
                bands,
                terms.holidays(),
                terms.freeNumbers());
    }

    static PriceTerms withHolidays(PriceTerms terms, Set<LocalDate> holidays) {
        return new PriceTerms(
                terms.zone(),
                terms.prices(),
                terms.allowances(),
                terms.destinations(),
                terms.zones(),
                terms.bands(),
                holidays,
                terms.freeNumbers());
    }

    static PriceTerms withFreeNumbers(PriceTerms terms, List<FreeNumber> freeNumbers) {
        return new PriceTerms(
                terms.zone(),
                terms.prices(),
                terms.allowances(),
                terms.destinations(),
                terms.zones(),
                terms.bands(),
                terms.holidays(),
                freeNumbers);
    }

    static PriceTerms replacePrice(
            PriceTerms terms, @Nullable OfferingPrice old, OfferingPrice now) {
        return withPrices(terms, replaced(terms.prices(), old, now));
    }

    static PriceTerms replaceAllowance(
            PriceTerms terms, @Nullable AllowanceTerms old, AllowanceTerms now) {
        return withAllowances(terms, replaced(terms.allowances(), old, now));
    }

    /**
     * @param old null to add at the end
     */
    static <T> List<T> replaced(List<T> all, @Nullable T old, T now) {
        List<T> changed = new ArrayList<>(all);
        int place = old == null ? -1 : changed.indexOf(old);
        if (place < 0) {
            changed.add(now);
        } else {
            changed.set(place, now);
        }
        return changed;
    }

    static <T> List<T> without(List<T> all, T one) {
        List<T> changed = new ArrayList<>(all);
        changed.remove(one);
        return changed;
    }

    static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
        return all.stream().map(change).toList();
    }

    /** The id, or the first like it with a number that no price or allowance has. */
    static String freeId(PriceTerms terms, String id) {
        Set<String> taken = new HashSet<>();
        terms.prices().forEach(one -> taken.add(one.id()));
        terms.allowances().forEach(one -> taken.add(one.id()));
        String free = id;
        for (int i = 2; taken.contains(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }
}
