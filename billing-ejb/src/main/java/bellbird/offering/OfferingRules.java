package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.util.Set;

/** What orders ask of an offering beside its prices. */
public record OfferingRules(
        @Absent("base-plan") OfferingKind kind,
        @Absent("ANY") Compatibility compatibility,
        Set<String> parts) {

    /** A plan that goes with everything. */
    public static final OfferingRules USUAL =
            new OfferingRules(OfferingKind.BASE_PLAN, Compatibility.ANY, Set.of());

    public OfferingRules {
        parts = Set.copyOf(parts);
    }
}
