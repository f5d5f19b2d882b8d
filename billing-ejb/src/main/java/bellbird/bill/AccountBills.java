package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Bills of one account out of their turn. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class AccountBills {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject TenantBrands brands;
    @Inject TaxRules taxRules;
    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject Outbox outbox;
    @Inject AuditTrail audit;

    /**
     * Bills an account now, today included.
     *
     * @return id of the bill
     * @throws BellbirdException a conflict if there is nothing to bill, or it cannot be billed; not
     *     found for an account that is not postpaid
     */
    public UUID billNow(UUID account) {
        LocalDate until = clock.today().plusDays(1);
        IssuedBill bill =
                work(step -> step.issue(account, BillKind.IMMEDIATE, until))
                        .orElseThrow(() -> BellbirdException.conflict("error.bill.nothing"));
        audit.record("bill now", "account", account.toString(), null, bill.label());
        return bill.id();
    }

    /**
     * Bills an account whose last line has ended on a day, unless its cycle is billed on that day
     * anyway. What cannot be billed is left to the next run, which says why.
     */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void billFinally(UUID account, LocalDate on, JobRun job) {
        Optional<IssuedBill> bill =
                work(
                        step ->
                                step.isOver(account, on) && step.isWithinPeriod(account, on)
                                        ? step.issue(account, BillKind.FINAL, on)
                                        : Optional.empty());
        job.finish(bill.map(IssuedBill::label).orElse("no bill"));
    }

    private interface Work {
        Optional<IssuedBill> with(AccountBill step) throws SQLException;
    }

    private Optional<IssuedBill> work(Work work) {
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxRules, clock, jobs, outbox);
        try {
            return entities.unwrap(Session.class)
                    .doReturningWork(connection -> work.with(new AccountBill(connection, ports)));
        } catch (ParkException e) {
            throw BellbirdException.conflict(e.messageKey(), e.detail());
        }
    }
}
