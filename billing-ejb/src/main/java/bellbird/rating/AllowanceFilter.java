package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Destination;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch.Net;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which allowances of an add-on pay for an event that the line's plan prices. Destinations and
 * zones are those that the add-on itself describes, so it means the same beside any plan.
 */
final class AllowanceFilter {

    private final List<AllowanceTerms> allowances;
    private final ZoneTable zones;
    private final PrefixTrie prefixes;

    /** Destinations by what the trie finds; one prefix may be of several. */
    private final List<Set<String>> places = new ArrayList<>();

    private final Map<String, Set<String>> shortNumbers = new HashMap<>();

    AllowanceFilter(PriceTerms terms, ZoneTable zones) {
        this.allowances = terms.allowances();
        this.zones = zones;
        Map<String, Set<String>> named = new HashMap<>();
        for (Destination one : terms.destinations()) {
            one.prefixes()
                    .forEach(
                            prefix ->
                                    named.computeIfAbsent(prefix, any -> new HashSet<>())
                                            .add(one.name()));
            one.shortNumbers()
                    .forEach(
                            number ->
                                    shortNumbers
                                            .computeIfAbsent(number, any -> new HashSet<>())
                                            .add(one.name()));
        }
        Map<String, Integer> entries = new HashMap<>();
        named.forEach(
                (prefix, names) -> {
                    entries.put(prefix, places.size());
                    places.add(names);
                });
        prefixes = new PrefixTrie(entries);
    }

    /**
     * @param atHome as the plan sees the visited network, which may know more of them
     */
    List<AllowanceTerms> counting(UsageEvent event, boolean atHome) {
        int zone = atHome ? ZoneTable.HOME : zones.of(event.visited());
        Set<String> destinations = destinations(event.other());
        return allowances.stream()
                .filter(one -> counts(one.counts(), event, zone, destinations))
                .toList();
    }

    private Set<String> destinations(UsageEvent.Other other) {
        if (other.kind() == UsageEvent.Other.Kind.SHORT_CODE) {
            return shortNumbers.getOrDefault(other.digits(), Set.of());
        }
        long match = prefixes.longest(other.digits());
        return match == PrefixTrie.NONE ? Set.of() : places.get(PrefixTrie.value(match));
    }

    private boolean counts(
            AllowanceTerms.Counts counts, UsageEvent event, int zone, Set<String> destinations) {
        return counts.services().contains(event.service())
                && counts.directions().contains(event.direction())
                && (counts.net() == Net.ANY || event.onNet() == (counts.net() == Net.ON_NET))
                && counts.visited().stream().anyMatch(name -> zones.index(name) == zone)
                && (counts.destinations().isEmpty()
                        || counts.destinations().stream().anyMatch(destinations::contains));
    }
}
