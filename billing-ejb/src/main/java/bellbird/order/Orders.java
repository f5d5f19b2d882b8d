package bellbird.order;

import bellbird.account.BillPeriods;
import bellbird.account.BillingAccount;
import bellbird.account.BillingAccounts;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.kernel.time.Period;
import bellbird.offering.CompatibilityRules;
import bellbird.offering.OfferingVersions;
import bellbird.product.AccountProducts;
import bellbird.product.Products;
import bellbird.resource.Iccid;
import bellbird.resource.Imsi;
import bellbird.resource.Msisdn;
import bellbird.service.Services;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Completes orders: checked, carried out and billed from their first day, all or nothing. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class Orders {

    private static final int MOST_DAYS_AHEAD = 31;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BillingAccounts accounts;
    @Inject Products products;
    @Inject Services services;
    @Inject Jobs jobs;
    @Inject BusinessClock clock;
    @Inject TenantProfiles tenants;
    @Inject Caller caller;
    @Inject AuditTrail audit;

    /**
     * Activates a line. Problems name the fields {@code accountId}, {@code offeringId}, {@code
     * msisdn}, {@code imsi}, {@code iccid} and {@code startOn}.
     *
     * @throws BellbirdException a conflict if a number or card is in use
     */
    public ActivatedLine activate(ActivateLine order) {
        List<Problem> problems = new ArrayList<>();
        String country = tenants.current().country();
        Msisdn msisdn = check(problems, () -> Msisdn.parse(order.msisdn(), country));
        Imsi imsi = check(problems, () -> Imsi.parse(order.imsi()));
        Iccid iccid = check(problems, () -> Iccid.parse(order.iccid()));
        BillingAccount account = check(problems, () -> account(order));
        UUID version = check(problems, () -> version(order));
        Period period = account == null ? null : check(problems, () -> period(account, order));
        if (account != null) {
            problems.addAll(incompatible(account, order));
        }
        if (msisdn == null
                || imsi == null
                || iccid == null
                || account == null
                || version == null
                || period == null
                || !problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        ProductOrder completed = new ProductOrder(order, clock.now(), caller.displayName());
        entities.persist(completed);
        UUID product = products.start(account.id(), completed.id(), version, order.startOn());
        UUID service =
                services.activate(
                        product,
                        msisdn,
                        imsi,
                        iccid,
                        order.startOn().atStartOfDay(clock.zone()).toInstant());
        bill(account, period);
        audit.record("activate line", "line", service.toString(), null, msisdn.digits());
        return new ActivatedLine(completed.id(), product, service, msisdn.digits());
    }

    private BillingAccount account(ActivateLine order) {
        return accounts.find(order.accountId())
                .filter(BillingAccount::isActive)
                .orElseThrow(() -> BellbirdException.user("accountId", "error.order.account"));
    }

    private UUID version(ActivateLine order) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new OfferingVersions(connection, clock.zone())
                                        .publishedOn(order.offeringId(), order.startOn()))
                .orElseThrow(() -> BellbirdException.user("offeringId", "error.order.offering"));
    }

    private List<Problem> incompatible(BillingAccount account, ActivateLine order) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new CompatibilityRules(connection)
                                        .problems(
                                                order.offeringId(),
                                                new AccountProducts(connection)
                                                        .lockedByOffering(account.id())));
    }

    private Period period(BillingAccount account, ActivateLine order) {
        LocalDate today = clock.today();
        if (order.startOn().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw BellbirdException.user(
                    "startOn", "error.order.tooFarAhead", Integer.toString(MOST_DAYS_AHEAD));
        }
        Period period = account.cycle().containing(order.startOn());
        boolean billed =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new BillPeriods(connection)
                                                .isBilled(
                                                        account.id(),
                                                        account.cycle(),
                                                        period.from()));
        if (billed) {
            throw BellbirdException.user("startOn", "error.order.billedPeriod");
        }
        return period;
    }

    /** Opens the first period and sees to it that it is billed at its cut-off. */
    private void bill(BillingAccount account, Period period) {
        entities.unwrap(Session.class)
                .doWork(connection -> new BillPeriods(connection).open(account.id(), period));
        jobs.scheduleBusiness(
                "bill-run",
                account.cycle().runKey(period),
                """
                {"cycleDay":%d,"from":"%s","to":"%s"}"""
                        .formatted(account.cycle().cycleDay(), period.from(), period.to()),
                period.endsAt(clock.zone()));
    }

    private static <T> @Nullable T check(List<Problem> problems, Supplier<T> step) {
        try {
            return step.get();
        } catch (BellbirdException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
