package bellbird.invariant;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.Gauge;
import bellbird.tenancy.GaugeTable;
import bellbird.tenancy.Registry;
import bellbird.tenancy.TenantEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the rules hold in every tenant, for the platform's staff: counts, and rows on record. */
@Stateless
@RolesAllowed(Roles.PLATFORM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PlatformInvariants {

    /**
     * @param checkedAt null if it was never checked
     * @param broken rows that break a rule, by its id; rules that hold are left out
     */
    public record TenantRules(
            TenantProfile tenant,
            @Nullable Instant checkedAt,
            int rules,
            Map<String, Long> broken) {}

    @Inject private ControlSql control;
    @Inject private TenantProfiles tenants;
    @EJB private BrokenRows rows;

    /** Every ready tenant, by short name, as it reported last. */
    public List<TenantRules> list() {
        Map<String, List<Gauge>> reported =
                control.asLogin(c -> GaugeTable.all(c, Checking.GAUGE)).stream()
                        .collect(Collectors.groupingBy(gauge -> gauge.tenant().code()));
        List<TenantRules> list = new ArrayList<>();
        for (TenantEntry entry : control.asLogin(Registry::all)) {
            if (entry.state() == TenantEntry.State.READY) {
                list.add(
                        rules(
                                entry.profile(),
                                reported.getOrDefault(entry.profile().id().code(), List.of())));
            }
        }
        return list;
    }

    private static TenantRules rules(TenantProfile tenant, List<Gauge> gauges) {
        Instant checkedAt =
                gauges.stream().map(Gauge::reportedAt).max(Instant::compareTo).orElse(null);
        Map<String, Long> broken = new java.util.LinkedHashMap<>();
        gauges.stream()
                .filter(gauge -> gauge.value() > 0)
                .forEach(
                        gauge ->
                                broken.put(
                                        gauge.name().substring(Checking.GAUGE.length()),
                                        (long) gauge.value()));
        return new TenantRules(tenant, checkedAt, gauges.size(), broken);
    }

    /**
     * Rows that break a tenant's rules. The tenant's audit trail says who looked.
     *
     * @throws BellbirdException not found
     */
    public List<CheckedRule> rows(String shortName) {
        TenantProfile tenant =
                tenants.byShortName(shortName).orElseThrow(BellbirdException::notFound);
        return CurrentTenant.call(tenant.id(), rows::read);
    }
}
