package bellbird.rating;

import bellbird.offering.RoamingZone;
import bellbird.offering.UsageMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roaming zone of each network: by MCC and MNC together, then by MCC alone (rule R7). */
final class ZoneTable {

    static final int HOME = 0;
    static final int UNKNOWN_NETWORK = -1;

    private final Map<String, Integer> zones = new HashMap<>();
    private final Map<String, Integer> networks = new HashMap<>();

    ZoneTable(List<RoamingZone> named) {
        zones.put(UsageMatch.HOME, HOME);
        for (RoamingZone zone : named) {
            int index = zones.computeIfAbsent(zone.name(), name -> zones.size());
            for (RoamingZone.Network network : zone.networks()) {
                networks.put(key(network.mcc(), network.mnc()), index);
            }
        }
    }

    int count() {
        return zones.size();
    }

    /**
     * @throws IllegalArgumentException if there is no zone of that name
     */
    int index(String name) {
        Integer zone = zones.get(name);
        if (zone == null) {
            throw new IllegalArgumentException("no roaming zone " + name);
        }
        return zone;
    }

    int of(UsageEvent.@Nullable Visited visited) {
        if (visited == null) {
            return HOME;
        }
        Integer zone = networks.get(key(visited.mcc(), visited.mnc()));
        if (zone == null) {
            zone = networks.get(key(visited.mcc(), null));
        }
        return zone == null ? UNKNOWN_NETWORK : zone;
    }

    private static String key(String mcc, @Nullable String mnc) {
        return mnc == null ? mcc : mcc + "/" + mnc;
    }
}
