package bellbird.portal.operator;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingRow;
import bellbird.offering.OfferingRules;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.portal.plan.PlanStart;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the editor begins with: nothing, the draft there is, or what was published last. */
record PlanStarts(Offerings offerings, TenantProfiles tenants, BusinessClock clock) {

    PlanStart of(@Nullable OfferingDetail offering) {
        LocalDate today = clock.today();
        TenantProfile tenant = tenants.current();
        if (offering == null) {
            return new PlanStart(
                    null,
                    "",
                    "",
                    "",
                    1,
                    today,
                    true,
                    PriceTerms.of(tenant.zone(), List.of(), List.of(), List.of()),
                    tenant.currency(),
                    tenant.country(),
                    OfferingRules.USUAL,
                    others(null));
        }
        Optional<OfferingDetail.Version> draft = PlanVersions.unpublished(offering);
        OfferingDetail.Version base = PlanVersions.newest(offering);
        return new PlanStart(
                offering.id(),
                offering.code(),
                offering.name(),
                offering.description(),
                draft.map(OfferingDetail.Version::number).orElse(offering.versions().size() + 1),
                PlanVersions.nextFrom(base, today),
                base.taxIncluded(),
                offerings.terms(base.id()),
                base.currency(),
                tenant.country(),
                offerings.rules(offering.id()),
                others(offering.id()));
    }

    /** What it may require, exclude or be made of, by code. */
    private Map<String, String> others(@Nullable UUID itself) {
        return offerings.list().stream()
                .filter(one -> !one.id().equals(itself) && !one.status().equals("RETIRED"))
                .collect(Collectors.toMap(OfferingRow::code, OfferingRow::name));
    }
}
