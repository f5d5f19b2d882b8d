package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Destination;
import bellbird.offering.FreeNumber;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import bellbird.portal.text.Texts;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of one of the lists of terms, whatever it is.
 *
 * @param pointer in the terms
 */
record Part(String pointer, Object value) {

    /** All of them, prices first; places are counted elsewhere where they are many. */
    static List<Part> of(PriceTerms terms) {
        List<Part> parts = new ArrayList<>();
        add(parts, "/prices/", terms.prices());
        add(parts, "/allowances/", terms.allowances());
        add(parts, "/zones/", terms.zones());
        add(parts, "/bands/", terms.bands());
        add(parts, "/freeNumbers/", terms.freeNumbers());
        add(parts, "/destinations/", terms.destinations());
        return parts;
    }

    private static void add(List<Part> parts, String list, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            parts.add(new Part(list + i, values.get(i)));
        }
    }

    /** The terms with this one replaced; or added, if it is in none of their lists. */
    static PriceTerms put(PriceTerms terms, @Nullable Object old, Object now) {
        return switch (now) {
            case OfferingPrice price ->
                    Terms.withPrices(
                            terms, Terms.replaced(terms.prices(), (OfferingPrice) old, price));
            case AllowanceTerms allowance ->
                    Terms.withAllowances(
                            terms,
                            Terms.replaced(terms.allowances(), (AllowanceTerms) old, allowance));
            case RoamingZone zone ->
                    Terms.withZones(terms, Terms.replaced(terms.zones(), (RoamingZone) old, zone));
            case TimeBand band ->
                    Terms.withBands(terms, Terms.replaced(terms.bands(), (TimeBand) old, band));
            case FreeNumber number ->
                    Terms.withFreeNumbers(
                            terms, Terms.replaced(terms.freeNumbers(), (FreeNumber) old, number));
            case Destination place ->
                    Terms.withDestinations(
                            terms, Terms.replaced(terms.destinations(), (Destination) old, place));
            default -> throw new IllegalArgumentException(now.getClass().getName());
        };
    }

    PriceTerms removedFrom(PriceTerms terms) {
        return switch (value) {
            case OfferingPrice price ->
                    Terms.withPrices(terms, Terms.without(terms.prices(), price));
            case AllowanceTerms allowance ->
                    Terms.withAllowances(terms, Terms.without(terms.allowances(), allowance));
            case RoamingZone zone -> Everyday.leave(terms, zone);
            case TimeBand band -> Terms.withBands(terms, Terms.without(terms.bands(), band));
            case FreeNumber number ->
                    Terms.withFreeNumbers(terms, Terms.without(terms.freeNumbers(), number));
            case Destination place ->
                    Terms.withDestinations(terms, Terms.without(terms.destinations(), place));
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    /** Where it is, after it was put there. */
    static String pointer(PriceTerms terms, Object value) {
        return of(terms).stream()
                .filter(one -> one.value.equals(value))
                .map(Part::pointer)
                .findFirst()
                .orElse("");
    }

    String words(PriceTerms terms, Currency currency) {
        SheetWriter writer = new SheetWriter(terms, currency);
        return switch (value) {
            case OfferingPrice price -> writer.line(price).whole();
            case AllowanceTerms allowance -> writer.line(allowance).whole();
            case TimeBand band -> writer.line(band).whole();
            case RoamingZone zone ->
                    Texts.text("operator.plan.zone.networks", zone.name(), zone.networks().size());
            case FreeNumber number -> Texts.text("operator.part.free", number.number());
            case Destination place ->
                    Texts.text(
                            "operator.part.place",
                            place.name(),
                            String.join(
                                    ", ",
                                    place.prefixes().stream()
                                            .limit(6)
                                            .map(prefix -> "+" + prefix)
                                            .toList()));
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }
}
