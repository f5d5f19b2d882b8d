package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Bills of one account out of their turn. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class AccountBills {

    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject TenantBrands brands;
    @Inject BillTaxes taxes;
    @Inject BusinessClock clock;
    @Inject Jobs jobs;
    @Inject Outbox outbox;
    @Inject AuditTrail audit;
    @Inject TaxAsking asking;

    /**
     * Bills an account now, today included.
     *
     * @return id of the bill
     * @throws BellbirdException a conflict if there is nothing to bill, or it cannot be billed; not
     *     found for an account that is not postpaid
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UUID billNow(UUID account) {
        return asking.oneBill(
                connection -> {
                    LocalDate until = clock.today().plusDays(1);
                    IssuedBill bill =
                            work(connection, step -> step.issue(account, BillKind.IMMEDIATE, until))
                                    .orElseThrow(
                                            () -> BellbirdException.conflict("error.bill.nothing"));
                    audit.record("bill now", "account", account.toString(), null, bill.label());
                    return bill.id();
                });
    }

    /**
     * Bills an account whose last line has ended on a day, unless a regular bill of that day is yet
     * to come. What cannot be billed is left to the next run, which says why.
     */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void billFinally(UUID account, LocalDate on, JobRun job) {
        asking.oneBill(
                connection -> {
                    Optional<IssuedBill> bill =
                            work(connection, step -> step.issueFinal(account, on));
                    job.finish(bill.map(IssuedBill::label).orElse("no bill"));
                    return bill;
                });
    }

    /**
     * Makes a delta note of usage that came after its bill was made, if the operator prefers that
     * to the next bill. What cannot be billed is left to the next run, which says why.
     *
     * @return whether there may be more, of another period
     */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean billLateUsage(UUID account, JobRun job) {
        return asking.oneBill(
                connection -> {
                    boolean wanted =
                            RunDecisionTable.policy(connection).lateUsage() == LateUsage.DELTA_NOTE;
                    Optional<IssuedBill> bill =
                            wanted
                                    ? work(connection, step -> step.issueLateUsage(account))
                                    : Optional.empty();
                    if (bill.isPresent()) {
                        job.checkpoint(bill.get().label());
                    } else {
                        job.finish("nothing more to bill");
                    }
                    return bill.isPresent();
                });
    }

    private interface Work {
        Optional<IssuedBill> with(AccountBill step) throws SQLException;
    }

    private Optional<IssuedBill> work(Connection connection, Work work) throws SQLException {
        BillPorts ports = new BillPorts(tenants, issuers, brands, taxes, clock, jobs, outbox);
        try {
            return work.with(new AccountBill(connection, ports));
        } catch (ParkException e) {
            throw BellbirdException.conflict(e.messageKey(), e.detail());
        }
    }
}
