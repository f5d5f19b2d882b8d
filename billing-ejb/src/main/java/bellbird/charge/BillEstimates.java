package bellbird.charge;

import bellbird.account.BillCycle;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.Period;
import bellbird.offering.OfferingVersions;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionGiven;
import bellbird.offering.RecurringPrice;
import bellbird.offering.VersionTerms;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What a product would cost for being there: the rule of the bill run on a history made up. */
@Stateless
@RolesAllowed({
    Roles.OWNER,
    Roles.PRODUCT_MANAGER,
    Roles.BILLING_CLERK,
    Roles.SUPPORT_AGENT,
    Roles.API,
    Roles.SYSTEM
})
public class BillEstimates {

    private static final int MOST_YEARS = 12;
    private static final int MOST_CHANGES = 200;
    private static final int MOST_UNITS = 1_000;
    private static final BigDecimal HIGHEST_PRICE = BigDecimal.valueOf(1_000_000_000);

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;

    /**
     * The periods that are charged, or parts of them, in order of time.
     *
     * @param promotion of the question's code; null if it has none
     * @throws BellbirdException with JSON pointers into the question
     */
    public List<EstimatedCharge> estimate(BillEstimate question, @Nullable Promotion promotion) {
        check(question);
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> estimate(connection, question, promotion));
    }

    /**
     * The bill at the end of the billing period in which a plan starts: the rest of that period,
     * and the next one in advance.
     *
     * @param offering code of the plan, at the prices that are sold on the first day
     * @param promotion that is ordered with it; null if none is
     * @throws BellbirdException if it is not sold then
     */
    public FirstCharges firstBill(
            String offering, LocalDate start, BillCycle cycle, @Nullable Promotion promotion) {
        Period next = cycle.next(cycle.containing(start));
        VersionTerms terms =
                entities.unwrap(Session.class)
                        .doReturningWork(connection -> sold(connection, "", offering, start));
        Subscription product =
                new Subscription(
                        start,
                        null,
                        Alignment.ofProduct(cycle, start),
                        priced(terms).stream()
                                .map(price -> new Subscription.Term(price, start, null))
                                .toList(),
                        List.of());
        List<RecurringCharge> recurring =
                RecurringCharges.of(product, new Due(next.from(), next.to()), List.of());
        return new FirstCharges(
                next.from(),
                recurring,
                promotion == null
                        ? null
                        : promoted(PromotionDays.given(promotion, start, cycle), terms, recurring),
                terms.priceTerms().once().stream()
                        .map(
                                one ->
                                        new FirstCharges.Named(
                                                one.name(),
                                                Money.settle(one.amount(), terms.currency())))
                        .toList());
    }

    private static FirstCharges.@Nullable Named promoted(
            PromotionGiven given, VersionTerms terms, List<RecurringCharge> recurring) {
        Money off = Money.zero(terms.currency());
        for (RecurringCharge charge : recurring) {
            off = off.plus(off(given, terms.priceTerms().recurring(), charge));
        }
        return off.isZero()
                ? null
                : new FirstCharges.Named(given.promotion().name(), off.negated());
    }

    /**
     * @param prices of the offering
     */
    private static Money off(
            PromotionGiven given, List<RecurringPrice> prices, RecurringCharge charge) {
        RecurringPrice price = charge.price().price();
        return given.reduces(prices, price.id())
                ? given.off(charge.settled(), price.amount(), charge.days())
                : Money.zero(charge.settled().currency());
    }

    private static void check(BillEstimate question) {
        if (!CycleSpecification.isCycleDay(question.cycleDay())) {
            throw BellbirdException.user("/cycleDay", "error.estimate.cycleDay");
        }
        LocalDate end = question.end();
        if (end != null && !question.start().isBefore(end)) {
            throw BellbirdException.user("/end", "error.estimate.order");
        }
        if (!question.start().isBefore(question.until())) {
            throw BellbirdException.user("/until", "error.estimate.order");
        }
        if (question.until().isAfter(question.start().plusYears(MOST_YEARS))) {
            throw BellbirdException.user(
                    "/until", "error.estimate.tooFar", Integer.toString(MOST_YEARS));
        }
        if (question.every().count() < 1 || question.every().count() > MOST_UNITS) {
            throw BellbirdException.user(
                    "/every/count", "error.estimate.count", Integer.toString(MOST_UNITS));
        }
        tooMany("/changes", question.changes());
        tooMany("/suspended", question.suspended());
        LocalDate last = question.start();
        for (int i = 0; i < question.changes().size(); i++) {
            if (!question.changes().get(i).on().isAfter(last)) {
                throw BellbirdException.user("/changes/" + i + "/on", "error.estimate.order");
            }
            last = question.changes().get(i).on();
        }
        for (int i = 0; i < question.suspended().size(); i++) {
            BillEstimate.Pause pause = question.suspended().get(i);
            if (!pause.from().isBefore(pause.to())) {
                throw BellbirdException.user("/suspended/" + i + "/to", "error.estimate.order");
            }
        }
    }

    private static void tooMany(String pointer, List<?> list) {
        if (list.size() > MOST_CHANGES) {
            throw BellbirdException.user(
                    pointer, "error.json.tooMany", Integer.toString(MOST_CHANGES));
        }
    }

    private List<EstimatedCharge> estimate(
            Connection connection, BillEstimate question, @Nullable Promotion promotion)
            throws SQLException {
        List<Subscription.Term> terms = new ArrayList<>();
        List<BillEstimate.Change> changes = question.changes();
        LocalDate from = question.start();
        String offering = question.offering();
        BigDecimal price = question.price();
        for (int i = 0; i <= changes.size(); i++) {
            LocalDate to = i < changes.size() ? changes.get(i).on() : null;
            String pointer = i == 0 ? "" : "/changes/" + (i - 1);
            for (PricedVersion each :
                    prices(connection, question, pointer, offering, price, from)) {
                terms.add(new Subscription.Term(each, from, to));
            }
            if (to != null) {
                from = to;
                offering = changes.get(i).offering();
                price = changes.get(i).price();
            }
        }
        Subscription product =
                new Subscription(
                        question.start(),
                        question.end(),
                        alignment(question),
                        terms,
                        question.suspended().stream()
                                .map(pause -> new Period(pause.from(), pause.to()))
                                .toList());
        PromotionGiven given =
                promotion == null
                        ? null
                        : PromotionDays.given(promotion, question.start(), cycle(question));
        return RecurringCharges.of(product, new Due(question.until(), question.until()), List.of())
                .stream()
                .map(
                        charge ->
                                new EstimatedCharge(
                                        charge,
                                        given == null
                                                ? Money.zero(charge.settled().currency())
                                                : off(given, beside(charge, terms), charge)))
                .toList();
    }

    /** All recurring prices of the version that a charge is of. */
    private static List<RecurringPrice> beside(
            RecurringCharge charge, List<Subscription.Term> terms) {
        return terms.stream()
                .map(Subscription.Term::price)
                .filter(price -> price.versionId().equals(charge.price().versionId()))
                .map(PricedVersion::price)
                .toList();
    }

    private static Alignment alignment(BillEstimate question) {
        return question.anniversary()
                ? Alignment.anniversary(question.start())
                : Alignment.ofProduct(cycle(question), question.start());
    }

    private static BillCycle cycle(BillEstimate question) {
        return new BillCycle(
                CycleSpecification.calendar(question.frequency(), question.cycleDay()));
    }

    private List<PricedVersion> prices(
            Connection connection,
            BillEstimate question,
            String pointer,
            @Nullable String offering,
            @Nullable BigDecimal price,
            LocalDate day)
            throws SQLException {
        if (offering != null && price == null) {
            return priced(sold(connection, pointer, offering, day));
        }
        if (offering != null || price == null) {
            throw BellbirdException.user(pointer + "/offering", "error.estimate.offering");
        }
        if (price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0) {
            throw BellbirdException.user(pointer + "/price", "error.estimate.price");
        }
        return List.of(
                new PricedVersion(
                        new UUID(0, pointer.hashCode()),
                        new RecurringPrice(
                                "price",
                                "",
                                price,
                                question.every(),
                                question.timing(),
                                question.prorated()),
                        tenants.current().currency(),
                        true));
    }

    private VersionTerms sold(Connection connection, String pointer, String code, LocalDate day)
            throws SQLException {
        OfferingVersions versions = new OfferingVersions(connection, tenants.current().zone());
        UUID offering =
                versions.offering(code)
                        .orElseThrow(
                                () ->
                                        BellbirdException.user(
                                                pointer + "/offering", "error.priceCheck.unknown"));
        UUID version =
                versions.publishedOn(offering, day)
                        .orElseThrow(
                                () ->
                                        BellbirdException.user(
                                                pointer + "/offering", "error.estimate.notSold"));
        return versions.get(version);
    }

    private static List<PricedVersion> priced(VersionTerms terms) {
        return terms.priceTerms().recurring().stream()
                .map(
                        one ->
                                new PricedVersion(
                                        terms.versionId(),
                                        one,
                                        terms.currency(),
                                        terms.taxIncluded()))
                .toList();
    }
}
