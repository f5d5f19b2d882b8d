package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.time.LocalDate;
import java.util.Set;

/**
 * An offering as the catalogue document has it: with its newest version, draft or published.
 *
 * @param code ASCII letters, digits, dot, hyphen and underscore, at most 40; what it is known by
 * @param parts codes of the offerings a bundle is made of; empty for all others
 * @param validFrom first day on which the version can be sold
 * @param taxIncluded whether prices contain VAT
 */
public record CatalogOffering(
        String code,
        String name,
        @Absent("") String description,
        @Absent("base-plan") OfferingKind kind,
        @Absent("ANY") Compatibility compatibility,
        Set<String> parts,
        LocalDate validFrom,
        boolean taxIncluded,
        PriceTerms terms) {

    public CatalogOffering {
        parts = Set.copyOf(parts);
    }

    /** What holds for the offering at once, whatever its version. */
    OfferingRules rules() {
        return new OfferingRules(kind, compatibility, parts);
    }
}
