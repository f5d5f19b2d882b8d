package bellbird.account;

import bellbird.customer.FirstAccount;
import bellbird.customer.NumberCounter;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Opens billing accounts and finds them, in the caller's transaction. */
@ApplicationScoped
public class BillingAccounts implements FirstAccount {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject TenantProfiles tenants;

    @Override
    public UUID open(UUID customerId, int cycleDay, int paymentTermDays) {
        if (!BillCycle.isCycleDay(cycleDay)) {
            throw BellbirdException.user("cycleDay", "error.account.cycleDay");
        }
        if (paymentTermDays < 0 || paymentTermDays > 90) {
            throw BellbirdException.user("paymentTermDays", "error.account.paymentTermDays");
        }
        String number =
                entities.unwrap(Session.class)
                        .doReturningWork(connection -> NumberCounter.next(connection, "A"));
        BillingAccount account =
                new BillingAccount(
                        number,
                        customerId,
                        tenants.current().currency(),
                        new BillCycle(cycleDay),
                        paymentTermDays,
                        clock.today());
        entities.persist(account);
        entities.flush();
        return account.id();
    }

    /**
     * @throws BellbirdException not found
     */
    public BillCycle cycle(UUID account) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new CycleTable(connection).read(account));
    }

    public Optional<BillingAccount> find(UUID id) {
        return Optional.ofNullable(entities.find(BillingAccount.class, id));
    }
}
