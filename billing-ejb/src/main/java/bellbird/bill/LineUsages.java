package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.rating.PriceTables;
import bellbird.rating.UsageExplanations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Why lines of usage are what they are: allowances, and each record with its own sum. Of all bills
 * for staff, of their own for subscribers; telephone numbers as the bill's itemised list shows
 * them.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT})
public class LineUsages {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Caller caller;
    @Inject TenantProfiles tenants;
    @Inject PriceTables prices;

    /**
     * @param line number on the bill
     * @param offset of the first record, from 0
     * @throws BellbirdException not found; also for a line that is no usage
     */
    public LineUsage of(UUID bill, int line, int offset) {
        return read(bill, line, offset, null);
    }

    /**
     * @param line number on the bill
     * @param offset of the first record, from 0
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public LineUsage mine(UUID bill, int line, int offset) {
        return read(bill, line, offset, caller.customer().orElseThrow(BellbirdException::notFound));
    }

    private LineUsage read(UUID bill, int line, int offset, @Nullable UUID customer) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new LineUsageReader(
                                                connection,
                                                tenants.current().zone(),
                                                new UsageExplanations(
                                                        connection, tenants.current(), prices))
                                        .find(bill, line, offset, customer))
                .orElseThrow(BellbirdException::notFound);
    }
}
