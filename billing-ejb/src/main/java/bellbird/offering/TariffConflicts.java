package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.offering.UsageMatch.Net;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs of tariffs of which none would come first for some event. */
final class TariffConflicts {

    /** What an event is found by. Tariffs that name the net come before those that do not. */
    private record Key(
            UsageType service,
            UsageMatch.Direction direction,
            Net net,
            String zone,
            String number) {}

    private TariffConflicts() {}

    /**
     * One problem per pair, at the later one, naming the earlier one and a number that fits both.
     */
    static List<Problem> of(PriceTerms terms) {
        Map<String, Destination> destinations = new HashMap<>();
        terms.destinations().forEach(one -> destinations.put(one.name(), one));
        Map<Key, String> first = new HashMap<>();
        Map<String, Problem> found = new HashMap<>();
        for (int i = 0; i < terms.prices().size(); i++) {
            if (terms.prices().get(i) instanceof UsageTariff tariff) {
                for (Key key : keys(tariff.match(), destinations)) {
                    String other = first.putIfAbsent(key, tariff.id());
                    if (other != null && !other.equals(tariff.id())) {
                        found.putIfAbsent(
                                other + "/" + tariff.id(),
                                new Problem(
                                        "/prices/" + i,
                                        "error.offering.conflict",
                                        List.of(tariff.id(), other, key.number, key.zone)));
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Key> keys(UsageMatch match, Map<String, Destination> destinations) {
        List<String> numbers = new ArrayList<>();
        if (match.destinations().isEmpty()) {
            numbers.add("+");
        }
        for (String name : match.destinations()) {
            Destination destination = destinations.get(name);
            if (destination != null) {
                destination.prefixes().forEach(one -> numbers.add("+" + one));
                numbers.addAll(destination.shortNumbers());
            }
        }
        List<Key> keys = new ArrayList<>();
        for (String zone : match.visited()) {
            for (String number : numbers) {
                keys.add(new Key(match.service(), match.direction(), match.net(), zone, number));
            }
        }
        return keys;
    }
}
