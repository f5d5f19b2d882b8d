package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.util.Set;

/** What orders ask of an offering beside its prices. */
record OfferingRules(
        @Absent("base-plan") OfferingKind kind,
        @Absent("ANY") Compatibility compatibility,
        Set<String> parts) {

    static final OfferingRules USUAL =
            new OfferingRules(OfferingKind.BASE_PLAN, Compatibility.ANY, Set.of());

    OfferingRules {
        parts = Set.copyOf(parts);
    }
}
