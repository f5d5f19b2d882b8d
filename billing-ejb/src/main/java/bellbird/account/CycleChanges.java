package bellbird.account;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.Session;

/**
 * How often and from which day on accounts are billed. The current period stays as it is; the next
 * one leads to the new cycle, so that no bill made before has to be corrected (docs/decisions/0019,
 * 0028).
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class CycleChanges {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject AuditTrail audit;

    /**
     * @throws BellbirdException not found
     */
    public AccountCycle of(UUID account) {
        return AccountCycle.of(cycle(account), clock.today());
    }

    /** As it was and will be. */
    public BillCycle cycle(UUID account) {
        return work(account, CycleTable::read);
    }

    /**
     * The periods there would be with another cycle; nothing is changed.
     *
     * @throws BellbirdException as {@link #change}
     */
    public AccountCycle preview(UUID account, CycleWish wish) {
        return AccountCycle.of(changed(account, cycle(account), wish), clock.today());
    }

    /**
     * Gives an account another cycle after its current period.
     *
     * @throws BellbirdException naming a field of the wish; a conflict if another change is under
     *     way, or if the account gets no bills; not found
     */
    public AccountCycle change(UUID account, CycleWish wish) {
        boolean isBilled = work(account, CycleTable::lock);
        BillCycle before = cycle(account);
        BillCycle cycle = changed(account, before, wish);
        if (!isBilled) {
            throw BellbirdException.conflict("error.cycle.notBilled");
        }
        return keep("change billing cycle", account, before, cycle, CycleTable::change, cycle);
    }

    /**
     * Takes a change back that has not begun.
     *
     * @param begins after the current period
     * @throws BellbirdException a conflict if there is none that begins then; not found
     */
    public AccountCycle withdraw(UUID account, LocalDate begins) {
        work(account, CycleTable::lock);
        BillCycle before = cycle(account);
        AccountCycle.Change coming = AccountCycle.of(before, clock.today()).change();
        if (coming == null || !coming.next().from().equals(begins)) {
            throw BellbirdException.conflict("error.cycle.nothingComing");
        }
        return keep(
                "withdraw change of billing cycle",
                account,
                before,
                before.withoutLast(),
                CycleTable::withdraw,
                before);
    }

    private AccountCycle keep(
            String action,
            UUID account,
            BillCycle before,
            BillCycle after,
            Writing writing,
            BillCycle with) {
        work(
                account,
                (table, id) -> {
                    writing.write(table, id, with);
                    return id;
                });
        CutOff.schedule(jobs, after, after.containing(with.changes().getLast().on()), clock.zone());
        audit.record(action, "account", account.toString(), before.toString(), after.toString());
        return AccountCycle.of(after, clock.today());
    }

    private BillCycle changed(UUID account, BillCycle cycle, CycleWish wish) {
        CycleSpecification now = cycle.on(clock.today());
        CycleSpecification wanted = wish.specification(openedOn(account));
        CycleSpecification to = wanted.frequency().isOfWeeks() ? wanted.withDay(now.day()) : wanted;
        AccountCycle.Change underWay = AccountCycle.of(cycle, clock.today()).change();
        if (underWay != null) {
            throw BellbirdException.conflict(
                    "error.cycle.underWay", underWay.next().from().toString());
        }
        if (now.equals(to)) {
            throw BellbirdException.user("frequency", "error.cycle.same");
        }
        return cycle.changed(to, clock.today());
    }

    private LocalDate openedOn(UUID account) {
        return entities.find(BillingAccount.class, account).openedOn();
    }

    private interface Writing {
        void write(CycleTable table, UUID account, BillCycle cycle) throws SQLException;
    }

    private interface Work<R> {
        R with(CycleTable table, UUID account) throws SQLException;
    }

    private <R> R work(UUID account, Work<R> work) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> work.with(new CycleTable(connection), account));
    }
}
