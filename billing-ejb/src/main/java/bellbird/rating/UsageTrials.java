package bellbird.rating;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.TermsChecks;
import bellbird.offering.VersionTerms;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.YearMonth;
import java.util.UUID;
import org.hibernate.Session;

/** What prices that are still being written would have done to the last month's real usage. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class UsageTrials {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject BusinessClock clock;
    @Inject PriceTables prices;

    /**
     * Rates the last whole month of the plan's lines again. Nothing of it is stored.
     *
     * @throws bellbird.kernel.error.BellbirdException for terms that no version could have
     */
    public UsageTrial lastMonth(UUID offeringId, VersionTerms draft) {
        TermsChecks.check(draft.priceTerms());
        PriceTable table = new PriceTable(draft);
        YearMonth month = YearMonth.from(clock.today()).minusMonths(1);
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new UsageTrialReader(connection, tenants.current(), prices)
                                        .of(offeringId, table, month));
    }
}
