package bellbird.order;

import bellbird.account.BillCycle;
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
import bellbird.offering.BundlePart;
import bellbird.offering.CompatibilityRules;
import bellbird.offering.OfferingKind;
import bellbird.offering.Promotion;
import bellbird.offering.SoldOfferings;
import bellbird.offering.SoldOfferings.Sold;
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
     * Activates a line on a plan or a bundle. Problems name the fields {@code accountId}, {@code
     * offeringId}, {@code msisdn}, {@code imsi}, {@code iccid}, {@code startOn} and {@code
     * promotionCode}.
     *
     * @throws BellbirdException a conflict if a number or card is in use
     */
    public ActivatedLine activate(ActivateLine order) {
        List<Problem> problems = new ArrayList<>();
        String country = tenants.current().country();
        Msisdn msisdn = check(problems, () -> Msisdn.parse(order.msisdn(), country));
        Imsi imsi = check(problems, () -> Imsi.parse(order.imsi()));
        Iccid iccid = check(problems, () -> Iccid.parse(order.iccid()));
        BillingAccount account = check(problems, () -> account(order.accountId()));
        Sold sold = check(problems, () -> sold(order.offeringId(), order.startOn()));
        Period period =
                account == null ? null : check(problems, () -> period(account, order.startOn()));
        String code = order.promotionCode();
        Promotion promotion =
                sold == null || code == null ? null : check(problems, () -> promotion(code, sold));
        if (sold != null && sold.kind() == OfferingKind.ADD_ON) {
            problems.add(new Problem("offeringId", "error.order.needsLine", List.of()));
        }
        if (account != null && sold != null) {
            problems.addAll(incompatible(account, sold));
        }
        if (msisdn == null
                || imsi == null
                || iccid == null
                || account == null
                || sold == null
                || period == null
                || !problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        UUID completed = completed(account.id(), order.offeringId());
        Sale sale = new Sale(products, account.id(), completed, order.startOn()).line(sold);
        UUID service =
                services.activate(
                        sale.line(),
                        msisdn,
                        imsi,
                        iccid,
                        order.startOn().atStartOfDay(clock.zone()).toInstant());
        give(promotion, sale, account.cycle());
        bill(account, period);
        audit.record("activate line", "line", service.toString(), null, msisdn.digits());
        return new ActivatedLine(completed, sale.line(), service, msisdn.digits());
    }

    /**
     * Gives a line an add-on. Problems name the fields {@code lineProductId}, {@code offeringId},
     * {@code startOn} and {@code promotionCode}.
     */
    public OrderedAddOn addOn(OrderAddOn order) {
        Products.Line line =
                products.line(order.lineProductId())
                        .orElseThrow(
                                () -> BellbirdException.user("lineProductId", "error.order.line"));
        List<Problem> problems = new ArrayList<>();
        BillingAccount account = check(problems, () -> account(line.accountId()));
        Sold sold = check(problems, () -> sold(order.offeringId(), order.startOn()));
        Period period =
                account == null ? null : check(problems, () -> period(account, order.startOn()));
        String code = order.promotionCode();
        Promotion promotion =
                sold == null || code == null ? null : check(problems, () -> promotion(code, sold));
        if (sold != null && sold.kind() != OfferingKind.ADD_ON) {
            problems.add(new Problem("offeringId", "error.order.notAddOn", List.of()));
        }
        LocalDate end = line.endOn();
        if (order.startOn().isBefore(line.startOn())
                || end != null && !order.startOn().isBefore(end)) {
            problems.add(new Problem("startOn", "error.order.outsideLine", List.of()));
        }
        if (account != null && sold != null) {
            problems.addAll(incompatible(account, sold));
        }
        if (account == null || sold == null || period == null || !problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        UUID completed = completed(account.id(), order.offeringId());
        Sale sale =
                new Sale(products, account.id(), completed, order.startOn())
                        .beside(order.lineProductId(), sold);
        entities.flush();
        give(promotion, sale, account.cycle());
        bill(account, period);
        audit.record("order add-on", "product", sale.paid().toString(), null, sold.code());
        return new OrderedAddOn(completed, sale.paid());
    }

    private UUID completed(UUID account, UUID offering) {
        ProductOrder order = new ProductOrder(account, offering, clock.now(), caller.displayName());
        entities.persist(order);
        return order.id();
    }

    private Promotion promotion(String code, Sold sold) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new Redemption(connection, clock.zone())
                                        .check(code, sold, clock.today()));
    }

    private void give(@Nullable Promotion promotion, Sale sale, BillCycle cycle) {
        if (promotion != null) {
            entities.unwrap(Session.class)
                    .doWork(
                            connection ->
                                    new Redemption(connection, clock.zone())
                                            .give(promotion, sale, cycle));
        }
    }

    private BillingAccount account(UUID id) {
        return accounts.find(id)
                .filter(BillingAccount::isActive)
                .orElseThrow(() -> BellbirdException.user("accountId", "error.order.account"));
    }

    private Sold sold(UUID offering, LocalDate day) {
        Sold sold =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> new SoldOfferings(connection).on(offering, day))
                        .orElseThrow(
                                () -> BellbirdException.user("offeringId", "error.order.offering"));
        for (BundlePart part : sold.parts()) {
            if (part.versionId() == null) {
                throw BellbirdException.user("offeringId", "error.order.part", part.code());
            }
        }
        return sold;
    }

    private List<Problem> incompatible(BillingAccount account, Sold sold) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new CompatibilityRules(connection)
                                        .problems(
                                                sold,
                                                new AccountProducts(connection)
                                                        .lockedByOffering(account.id())));
    }

    private Period period(BillingAccount account, LocalDate startOn) {
        LocalDate today = clock.today();
        if (startOn.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw BellbirdException.user(
                    "startOn", "error.order.tooFarAhead", Integer.toString(MOST_DAYS_AHEAD));
        }
        Period period = account.cycle().containing(startOn);
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
