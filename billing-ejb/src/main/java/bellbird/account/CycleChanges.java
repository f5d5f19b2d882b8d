package bellbird.account;

import bellbird.kernel.audit.AuditTrail;
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
import java.util.UUID;
import org.hibernate.Session;

/**
 * From which day to which accounts are billed. The current period stays as it is; the next one
 * leads to the new cycle day, so that no bill made before has to be corrected
 * (docs/decisions/0019).
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
     * The periods there would be with another cycle day; nothing is changed.
     *
     * @throws BellbirdException as {@link #change}
     */
    public AccountCycle preview(UUID account, int day) {
        return AccountCycle.of(changed(cycle(account), day), clock.today());
    }

    /**
     * Gives an account another cycle day after its current period.
     *
     * @throws BellbirdException naming {@code cycleDay}; a conflict if another change is under way,
     *     or if the account gets no bills; not found
     */
    public AccountCycle change(UUID account, int day) {
        boolean isBilled = work(account, CycleTable::lock);
        BillCycle before = cycle(account);
        BillCycle cycle = changed(before, day);
        if (!isBilled) {
            throw BellbirdException.conflict("error.cycle.notBilled");
        }
        work(
                account,
                (table, id) -> {
                    table.change(id, cycle);
                    return id;
                });
        CutOff.schedule(
                jobs, cycle, cycle.containing(cycle.changes().getLast().on()), clock.zone());
        audit.record(
                "change cycle day",
                "account",
                account.toString(),
                before.toString(),
                cycle.toString());
        return AccountCycle.of(cycle, clock.today());
    }

    private BillCycle changed(BillCycle cycle, int day) {
        if (!BillCycle.isCycleDay(day)) {
            throw BellbirdException.user("cycleDay", "error.account.cycleDay");
        }
        AccountCycle.Change underWay = AccountCycle.of(cycle, clock.today()).change();
        if (underWay != null) {
            throw BellbirdException.conflict(
                    "error.cycle.underWay", underWay.next().from().toString());
        }
        if (cycle.dayOn(clock.today()) == day) {
            throw BellbirdException.user("cycleDay", "error.cycle.same");
        }
        return cycle.changed(day, clock.today());
    }

    private interface Work<R> {
        R with(CycleTable table, UUID account) throws SQLException;
    }

    private <R> R work(UUID account, Work<R> work) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> work.with(new CycleTable(connection), account));
    }
}
