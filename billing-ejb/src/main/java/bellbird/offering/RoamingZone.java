package bellbird.offering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visited networks with the same prices (rule R7). */
public record RoamingZone(String name, List<Network> networks) {

    public RoamingZone {
        networks = List.copyOf(networks);
    }

    /**
     * Codes are text: 310/26 and 310/260 are two networks.
     *
     * @param mnc null for all of the country that are not named
     */
    public record Network(String mcc, @Nullable String mnc) {}
}
