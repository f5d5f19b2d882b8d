package bellbird.offering;

import bellbird.offering.RateDeck.Row;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The deck of terms: prices of calls from home to named places, in proportion, at all times.
 * Prefixes that cost the same are one tariff, so that 50,000 of them stay a few hundred prices.
 */
final class DeckTerms {

    private static final long MINUTE = 60;

    private DeckTerms() {}

    /** The deck that terms hold now. */
    static List<Row> rows(PriceTerms terms) {
        Map<String, Destination> destinations = new HashMap<>();
        terms.destinations().forEach(one -> destinations.put(one.name(), one));
        List<Row> rows = new ArrayList<>();
        for (UsageTariff tariff : terms.tariffs()) {
            if (isOfDeck(tariff) && tariff.charge() instanceof Charge.PerUnit charge) {
                for (String name : tariff.match().destinations()) {
                    Destination place = destinations.get(name);
                    if (place != null) {
                        place.prefixes().forEach(one -> rows.add(row(one, name, tariff, charge)));
                    }
                }
            }
        }
        return rows;
    }

    private static Row row(String prefix, String name, UsageTariff tariff, Charge.PerUnit charge) {
        return new Row(
                prefix,
                name,
                charge.rate(),
                Math.toIntExact(tariff.increments().first()),
                Math.toIntExact(tariff.increments().next()),
                tariff.limits().connectionFee());
    }

    private static boolean isOfDeck(UsageTariff tariff) {
        UsageMatch match = tariff.match();
        UsageTariff.Limits limits = tariff.limits();
        return match.service() == UsageType.VOICE
                && match.direction() == Direction.OUTGOING
                && match.net() == Net.ANY
                && match.visited().contains(UsageMatch.HOME)
                && !match.destinations().isEmpty()
                && tariff.unit() == MINUTE
                && tariff.bands().isEmpty()
                && tariff.charge() instanceof Charge.PerUnit
                && limits.minimum() == null
                && limits.maximum() == null
                && limits.dayCap() == null
                && limits.cycleCap() == null;
    }

    /** The terms with this deck in the place of the one they had; all else stays. */
    static PriceTerms with(PriceTerms terms, List<Row> deck) {
        Set<String> old = new HashSet<>();
        List<OfferingPrice> prices = new ArrayList<>();
        for (OfferingPrice price : terms.prices()) {
            if (price instanceof UsageTariff tariff && isOfDeck(tariff)) {
                old.addAll(tariff.match().destinations());
            } else {
                prices.add(price);
            }
        }
        old.removeAll(named(prices, terms.allowances()));
        List<Destination> destinations =
                new ArrayList<>(
                        terms.destinations().stream()
                                .filter(one -> !old.contains(one.name()))
                                .toList());
        Set<String> taken = new HashSet<>();
        destinations.forEach(one -> taken.add(one.name()));
        Set<String> visited = visited(terms);
        int number = 0;
        for (List<Row> alike : alike(deck)) {
            number++;
            List<Destination> places = places(alike, taken);
            destinations.addAll(places);
            prices.add(tariff("deck-" + number, alike.getFirst(), places, visited));
        }
        return new PriceTerms(
                terms.zone(),
                prices,
                terms.allowances(),
                destinations,
                terms.zones(),
                terms.bands(),
                terms.holidays(),
                terms.freeNumbers());
    }

    private static Set<String> named(List<OfferingPrice> prices, List<AllowanceTerms> allowances) {
        Set<String> names = new HashSet<>();
        prices.forEach(
                price -> {
                    if (price instanceof UsageTariff tariff) {
                        names.addAll(tariff.match().destinations());
                    }
                });
        allowances.forEach(one -> names.addAll(one.counts().destinations()));
        return names;
    }

    /** Where calls to any number are made from, so are those to the places of the deck. */
    private static Set<String> visited(PriceTerms terms) {
        return terms.tariffs().stream()
                .map(UsageTariff::match)
                .filter(one -> one.service() == UsageType.VOICE)
                .filter(one -> one.direction() == Direction.OUTGOING)
                .filter(one -> one.destinations().isEmpty())
                .filter(one -> one.visited().contains(UsageMatch.HOME))
                .map(UsageMatch::visited)
                .findFirst()
                .orElse(Set.of(UsageMatch.HOME));
    }

    /** Rows that cost the same, cheapest first. */
    private static List<List<Row>> alike(List<Row> deck) {
        Comparator<Row> cost =
                Comparator.comparing(Row::price)
                        .thenComparing(Row::first)
                        .thenComparing(Row::next)
                        .thenComparing(Row::fee);
        Map<Row, List<Row>> groups = new TreeMap<>(cost);
        deck.forEach(row -> groups.computeIfAbsent(row, any -> new ArrayList<>()).add(row));
        return List.copyOf(groups.values());
    }

    /** Names with all their prefixes; a name that costs two prices tells them apart by a number. */
    private static List<Destination> places(List<Row> alike, Set<String> taken) {
        Map<String, TreeSet<String>> prefixes = new LinkedHashMap<>();
        alike.forEach(
                row ->
                        prefixes.computeIfAbsent(row.destination(), any -> new TreeSet<>())
                                .add(row.prefix()));
        List<Destination> places = new ArrayList<>(prefixes.size());
        prefixes.forEach(
                (name, digits) -> {
                    String free = name;
                    for (int i = 2; !taken.add(free); i++) {
                        free = name + " (" + i + ")";
                    }
                    places.add(new Destination(free, List.copyOf(digits), List.of()));
                });
        return places;
    }

    private static UsageTariff tariff(
            String id, Row cost, List<Destination> places, Set<String> visited) {
        Set<String> names = new HashSet<>();
        places.forEach(place -> names.add(place.name()));
        UsageTariff tariff =
                UsageTariff.of(
                                id,
                                places.size() == 1 ? places.getFirst().name() : id,
                                new UsageMatch(
                                        UsageType.VOICE,
                                        Direction.OUTGOING,
                                        Net.ANY,
                                        visited,
                                        names),
                                MINUTE,
                                new Charge.PerUnit(cost.price()))
                        .in(UsageTariff.Increments.of(cost.first(), cost.next()));
        @Nullable BigDecimal fee = cost.connectionFee();
        return fee == null
                ? tariff
                : tariff.with(
                        new UsageTariff.Limits(
                                fee, null, null, UsageTariff.Rounding.USUAL, null, null));
    }
}
