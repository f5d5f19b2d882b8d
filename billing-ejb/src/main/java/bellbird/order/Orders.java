package bellbird.order;

import bellbird.account.BillCycle;
import bellbird.account.BillPeriods;
import bellbird.account.BillingAccount;
import bellbird.account.BillingAccounts;
import bellbird.account.CutOff;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.kernel.time.Period;
import bellbird.offering.OfferingKind;
import bellbird.offering.Promotion;
import bellbird.offering.SoldOfferings.Sold;
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
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Completes orders: checked, carried out and billed from their first day, all or nothing. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API, Roles.SYSTEM})
public class Orders {

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
     * offering}, {@code msisdn}, {@code imsi}, {@code iccid}, {@code startOn}, {@code
     * promotionCode} and {@code externalId}.
     *
     * @return the line; the same for an order of the same name that came before
     * @throws BellbirdException a conflict if a number or card is in use, or another order has the
     *     name
     */
    public ActivatedLine activate(ActivateLine order) {
        String name = order.externalId();
        if (name != null) {
            Optional<UUID> made = made(name, order);
            if (made.isPresent()) {
                return entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> new NamedOrders(connection).line(made.get()));
            }
        }
        LocalDate startOn = order.startOn() == null ? clock.today() : order.startOn();
        OrderChecks checks = checks();
        String country = tenants.current().country();
        Msisdn msisdn = checks.of(() -> Msisdn.parse(order.msisdn(), country));
        Imsi imsi = checks.of(() -> Imsi.parse(order.imsi()));
        Iccid iccid = checks.of(() -> Iccid.parse(order.iccid()));
        BillingAccount account = checks.account(order.accountId());
        Sold sold = checks.sold(order.offeringId(), startOn);
        Period period = checks.period(account, startOn);
        Promotion promotion = checks.promotion(order.promotionCode(), sold);
        if (sold != null && sold.kind() == OfferingKind.ADD_ON) {
            checks.refuse("offering", "error.order.needsLine");
        }
        checks.compatible(account, sold);
        if (msisdn == null
                || imsi == null
                || iccid == null
                || account == null
                || sold == null
                || period == null
                || checks.hasProblems()) {
            throw checks.refusal();
        }
        UUID completed = completed(account.id(), order.offeringId(), name, order);
        Sale sale = new Sale(products, account.id(), completed, startOn).line(sold);
        UUID service =
                services.activate(
                        sale.line(),
                        msisdn,
                        imsi,
                        iccid,
                        startOn.atStartOfDay(clock.zone()).toInstant());
        give(promotion, sale, accounts.cycle(account.id()));
        bill(account, period);
        audit.record("activate line", "line", service.toString(), null, msisdn.digits());
        return new ActivatedLine(completed, sale.line(), service, msisdn.digits());
    }

    /**
     * Gives a line an add-on. Problems name the fields {@code lineProductId}, {@code offering},
     * {@code startOn}, {@code promotionCode} and {@code externalId}.
     *
     * @return id of its product; the same for an order of the same name that came before
     * @throws BellbirdException a conflict if another order has the name
     */
    public UUID addOn(OrderAddOn order) {
        String name = order.externalId();
        if (name != null) {
            Optional<UUID> made = made(name, order);
            if (made.isPresent()) {
                return made.get();
            }
        }
        Products.Line line =
                products.lockedLine(order.lineProductId())
                        .orElseThrow(
                                () -> BellbirdException.user("lineProductId", "error.order.line"));
        LocalDate startOn = order.startOn() == null ? clock.today() : order.startOn();
        OrderChecks checks = checks();
        BillingAccount account = checks.account(line.accountId());
        Sold sold = checks.sold(order.offeringId(), startOn);
        Period period = checks.period(account, startOn);
        Promotion promotion = checks.promotion(order.promotionCode(), sold);
        if (sold != null && sold.kind() != OfferingKind.ADD_ON) {
            checks.refuse("offering", "error.order.notAddOn");
        }
        withinLine(checks, line, startOn);
        checks.compatible(account, sold);
        if (account == null || sold == null || period == null || checks.hasProblems()) {
            throw checks.refusal();
        }
        UUID completed = completed(account.id(), order.offeringId(), name, order);
        Sale sale =
                new Sale(products, account.id(), completed, startOn)
                        .beside(order.lineProductId(), sold);
        entities.flush();
        give(promotion, sale, accounts.cycle(account.id()));
        bill(account, period);
        audit.record("order add-on", "product", sale.paid().toString(), null, sold.code());
        return sale.paid();
    }

    /**
     * What a code would give with an order, before it is made.
     *
     * @throws BellbirdException for {@code promotionCode} if it does not hold for it today, for
     *     {@code offering} if that is not sold on the day
     */
    public Promotion promised(String code, UUID offeringId, LocalDate startOn) {
        OrderChecks checks = checks();
        Promotion promotion = checks.promotion(code, checks.sold(offeringId, startOn));
        if (promotion == null) {
            throw checks.refusal();
        }
        return promotion;
    }

    private static void withinLine(OrderChecks checks, Products.Line line, LocalDate startOn) {
        LocalDate end = line.endOn();
        if (startOn.isBefore(line.startOn())) {
            checks.refuse("startOn", "error.order.beforeLine", line.startOn().toString());
        } else if (end != null && !startOn.isBefore(end)) {
            checks.refuse("startOn", "error.order.afterLine", end.minusDays(1).toString());
        }
    }

    private OrderChecks checks() {
        return new OrderChecks(entities, accounts, clock);
    }

    /** The product that an order of this name started when it came before. */
    private Optional<UUID> made(String name, Record order) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new NamedOrders(connection).made(name, order));
    }

    private UUID completed(
            UUID account, UUID offering, @Nullable String externalId, Record request) {
        ProductOrder order =
                new ProductOrder(
                        account,
                        offering,
                        clock.now(),
                        caller.displayName(),
                        externalId,
                        externalId == null ? null : NamedOrders.sha256(request));
        entities.persist(order);
        return order.id();
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

    /** Opens the first period and sees to it that it is billed at its cut-off. */
    private void bill(BillingAccount account, Period period) {
        entities.unwrap(Session.class)
                .doWork(connection -> new BillPeriods(connection).open(account.id(), period));
        CutOff.schedule(jobs, accounts.cycle(account.id()), period, clock.zone());
    }
}
