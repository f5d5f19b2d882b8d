package bellbird.account;

import bellbird.customer.FirstAccount;
import bellbird.customer.NumberCounter;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
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
    public UUID open(UUID customerId, CycleWish wish, int paymentTermDays) {
        LocalDate today = clock.today();
        CycleSpecification cycle = wish.specification(today);
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
                        cycle,
                        paymentTermDays,
                        today);
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
