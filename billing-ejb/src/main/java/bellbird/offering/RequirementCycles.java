package bellbird.offering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Offerings that require themselves by way of others, so that nobody could ever order them. */
final class RequirementCycles {

    /** What an offering requires, by codes. */
    record Needs(String code, Set<String> requires) {}

    private final List<Needs> offerings;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Map<Integer, String> found = new TreeMap<>();

    RequirementCycles(List<Needs> offerings) {
        this.offerings = offerings;
        for (int i = 0; i < offerings.size(); i++) {
            places.putIfAbsent(offerings.get(i).code(), i);
        }
    }

    /** One entry for each cycle: place of the offering that closes it, and the codes on the way. */
    Map<Integer, String> find() {
        for (Needs offering : offerings) {
            follow(offering.code(), new ArrayDeque<>());
        }
        return found;
    }

    private void follow(String code, Deque<String> way) {
        Integer place = places.get(code);
        if (place == null || done.contains(code)) {
            return;
        }
        way.addLast(code);
        for (String next : new TreeSet<>(offerings.get(place).requires())) {
            if (way.contains(next)) {
                List<String> all = new ArrayList<>(way);
                all = all.subList(all.indexOf(next), all.size());
                found.put(place, String.join(" → ", all) + " → " + next);
            } else {
                follow(next, way);
            }
        }
        way.removeLast();
        done.add(code);
    }
}
