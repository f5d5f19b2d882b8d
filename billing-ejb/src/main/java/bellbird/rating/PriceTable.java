package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.BandTable;
import bellbird.offering.Destination;
import bellbird.offering.FreeNumber;
import bellbird.offering.PriceTerms;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a published version, compiled for look-up. Immutable: it may be shared and kept.
 */
public final class PriceTable {

    /** A tariff for one destination, and the allowances that pay for it, by id. */
    record Leaf(
            CompiledTariff tariff, String destination, Map<String, AllowanceTerms> allowances) {}

    /** A leaf, and how many digits of the number found it. */
    record Match(Leaf leaf, int prefixLength) {

        /** With the allowances of add-ons. */
        Match beside(Map<String, AllowanceTerms> more) {
            if (more.isEmpty()) {
                return this;
            }
            Map<String, AllowanceTerms> all = new HashMap<>(leaf.allowances);
            all.putAll(more);
            return new Match(new Leaf(leaf.tariff, leaf.destination, all), prefixLength);
        }
    }

    /** Where the trie of a service, direction, zone and net stands. */
    private record Place(int index, String zone, boolean onNet) {}

    private final VersionTerms version;
    private final PriceTerms terms;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<Leaf, Integer> leafIndexes = new HashMap<>();
    private final ZoneTable zones;
    private final FreeNumbers freeNumbers;
    private final boolean namesNet;

    /** By service, direction, zone and net. */
    private final @Nullable PrefixTrie[] tries;

    private final @Nullable Map<String, Integer>[] shortCodes;

    private long prefixCount;

    /** Of an add-on, whose usage the plan beside it prices; null for a plan. */
    private final @Nullable AllowanceFilter filter;

    @SuppressWarnings("unchecked") // arrays of generic type have no other way
    public PriceTable(VersionTerms version) {
        this.version = version;
        terms = version.priceTerms();
        namesNet =
                terms.tariffs().stream().anyMatch(one -> one.match().net() != Net.ANY)
                        || terms.allowances().stream()
                                .anyMatch(one -> one.counts().net() != Net.ANY);
        zones = new ZoneTable(terms.zones());
        freeNumbers = new FreeNumbers(terms.freeNumbers());
        int keys = UsageType.values().length * Direction.values().length * zones.count() * 2;
        tries = new PrefixTrie[keys];
        shortCodes = new Map[keys];
        filter = terms.tariffs().isEmpty() ? new AllowanceFilter(terms, zones) : null;
        fill();
    }

    /**
     * What pays for an event among the allowances of an add-on.
     *
     * @param atHome as the plan sees it
     */
    List<AllowanceTerms> counting(UsageEvent event, boolean atHome) {
        return filter == null ? List.of() : filter.counting(event, atHome);
    }

    public VersionTerms version() {
        return version;
    }

    /** Why a number costs nothing; null if it has a price or none. */
    FreeNumber.@Nullable Kind free(UsageEvent.Other other) {
        return freeNumbers.of(other);
    }

    boolean knowsNetwork(UsageEvent event) {
        return zones.of(event.visited()) != ZoneTable.UNKNOWN_NETWORK;
    }

    boolean isHome(UsageEvent event) {
        return zones.of(event.visited()) == ZoneTable.HOME;
    }

    /** Whether it matters for some price or allowance in which net the other end is. */
    boolean namesNet() {
        return namesNet;
    }

    /** The price with the longest prefix of the called number (rule R5). */
    @Nullable Match find(UsageEvent event) {
        int zone = zones.of(event.visited());
        if (zone == ZoneTable.UNKNOWN_NETWORK) {
            return null;
        }
        int place = place(event.service(), event.direction(), zone, event.onNet());
        if (event.other().kind() == UsageEvent.Other.Kind.SHORT_CODE) {
            Map<String, Integer> codes = shortCodes[place];
            Integer leaf = codes == null ? null : codes.get(event.other().digits());
            return leaf == null
                    ? null
                    : new Match(leaves.get(leaf), event.other().digits().length());
        }
        PrefixTrie trie = tries[place];
        long match = trie == null ? PrefixTrie.NONE : trie.longest(event.other().digits());
        return match == PrefixTrie.NONE
                ? null
                : new Match(leaves.get(PrefixTrie.value(match)), PrefixTrie.length(match));
    }

    private int place(UsageType service, Direction direction, int zone, boolean onNet) {
        int kind = service.ordinal() * Direction.values().length + direction.ordinal();
        return (kind * zones.count() + zone) * 2 + (onNet ? 1 : 0);
    }

    private void fill() {
        Map<String, Destination> destinations = new HashMap<>();
        terms.destinations().forEach(one -> destinations.put(one.name(), one));
        Map<Set<String>, BandClock> clocks = new HashMap<>();
        LocalClock clock = new LocalClock(terms.zone());
        List<Map<String, Integer>> prefixes = new ArrayList<>();
        for (int i = 0; i < tries.length; i++) {
            prefixes.add(new HashMap<>());
        }
        // Those that name the net come last and replace those that do not.
        for (boolean named : new boolean[] {false, true}) {
            for (UsageTariff tariff : terms.tariffs()) {
                if (named == (tariff.match().net() != Net.ANY)) {
                    CompiledTariff compiled = compile(tariff, clocks, clock);
                    for (Place place : places(tariff.match())) {
                        put(compiled, destinations, place, prefixes.get(place.index()));
                    }
                }
            }
        }
        Map<Map<String, Integer>, PrefixTrie> same = new HashMap<>();
        for (int place = 0; place < tries.length; place++) {
            tries[place] =
                    prefixes.get(place).isEmpty()
                            ? null
                            : same.computeIfAbsent(prefixes.get(place), PrefixTrie::new);
        }
        prefixCount = same.keySet().stream().mapToLong(Map::size).sum();
    }

    /** How many it tells apart: what it takes of memory goes with them. */
    long prefixes() {
        return prefixCount;
    }

    private void put(
            CompiledTariff compiled,
            Map<String, Destination> destinations,
            Place place,
            Map<String, Integer> prefixes) {
        UsageMatch match = compiled.tariff.match();
        if (match.destinations().isEmpty()) {
            prefixes.put("", leaf(compiled, compiled.tariff.name(), place));
        }
        for (String name : match.destinations()) {
            Destination destination = destinations.get(name);
            if (destination == null) {
                throw new IllegalArgumentException("no destination " + name);
            }
            int leaf = leaf(compiled, name, place);
            destination.prefixes().forEach(one -> prefixes.put(one, leaf));
            destination.shortNumbers().forEach(one -> codes(place.index()).put(one, leaf));
        }
    }

    private Map<String, Integer> codes(int place) {
        Map<String, Integer> codes = shortCodes[place];
        if (codes == null) {
            codes = new HashMap<>();
            shortCodes[place] = codes;
        }
        return codes;
    }

    private CompiledTariff compile(
            UsageTariff tariff, Map<Set<String>, BandClock> clocks, LocalClock clock) {
        List<TimeBand> bands =
                terms.bands().stream()
                        .filter(one -> tariff.bands().containsKey(one.name()))
                        .toList();
        BandClock bandClock =
                bands.isEmpty()
                        ? null
                        : clocks.computeIfAbsent(
                                tariff.bands().keySet(),
                                names ->
                                        new BandClock(
                                                new BandTable(bands, terms.holidays()), clock));
        return new CompiledTariff(tariff, bandClock, bands.stream().map(TimeBand::name).toList());
    }

    private List<Place> places(UsageMatch match) {
        List<Place> places = new ArrayList<>();
        for (String name : match.visited()) {
            int zone = zones.index(name);
            for (boolean onNet : new boolean[] {false, true}) {
                if (match.net() == Net.ANY || onNet == (match.net() == Net.ON_NET)) {
                    places.add(
                            new Place(
                                    place(match.service(), match.direction(), zone, onNet),
                                    name,
                                    onNet));
                }
            }
        }
        return places;
    }

    private int leaf(CompiledTariff compiled, String destination, Place place) {
        Map<String, AllowanceTerms> counting = new HashMap<>();
        for (AllowanceTerms allowance : terms.allowances()) {
            if (counts(allowance.counts(), compiled.tariff.match(), destination, place)) {
                counting.put(allowance.id(), allowance);
            }
        }
        return leafIndexes.computeIfAbsent(
                new Leaf(compiled, destination, Map.copyOf(counting)),
                leaf -> {
                    leaves.add(leaf);
                    return leaves.size() - 1;
                });
    }

    private static boolean counts(
            AllowanceTerms.Counts counts, UsageMatch match, String destination, Place place) {
        return counts.services().contains(match.service())
                && counts.directions().contains(match.direction())
                && (counts.net() == Net.ANY || place.onNet() == (counts.net() == Net.ON_NET))
                && counts.visited().contains(place.zone())
                && (counts.destinations().isEmpty() || counts.destinations().contains(destination));
    }
}
