package bellbird.rating;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Why a rated record costs what it costs. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class RatedUsages {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject PriceTables prices;

    /**
     * Recomputed from the price version and the allowance state before the record.
     *
     * @throws BellbirdException not found
     */
    public List<ExplanationStep> explain(String recordKey, Instant startedAt) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new UsageExplanations(connection, tenants.current(), prices)
                                        .find(recordKey, startedAt))
                .orElseThrow(BellbirdException::notFound)
                .steps();
    }
}
