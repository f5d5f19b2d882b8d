package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.util.Set;

/**
 * Which events a tariff is for. Of several that fit, the longest prefix decides, then the one that
 * names the net.
 *
 * @param visited where the phone is: {@link #HOME} and names of roaming zones; never empty
 * @param destinations names of {@link Destination}s; empty for any number, and for data
 */
public record UsageMatch(
        UsageType service,
        @Absent("outgoing") Direction direction,
        @Absent("any") Net net,
        Set<String> visited,
        Set<String> destinations) {

    /** Not roaming. */
    public static final String HOME = "home";

    public UsageMatch {
        visited = visited.isEmpty() ? Set.of(HOME) : Set.copyOf(visited);
        destinations = Set.copyOf(destinations);
    }

    /** Outgoing at home, in any net. */
    public static UsageMatch home(UsageType service, String... destinations) {
        return new UsageMatch(
                service, Direction.OUTGOING, Net.ANY, Set.of(HOME), Set.of(destinations));
    }

    /** As seen from the subscriber. */
    public enum Direction {
        OUTGOING,
        INCOMING
    }

    /** Whose customer is at the other end, by ported-number data of the time of use (rule R5). */
    public enum Net {
        ANY,
        ON_NET,
        OFF_NET
    }
}
