package bellbird.order;

import bellbird.account.BillCycle;
import bellbird.account.BillPeriods;
import bellbird.account.BillingAccount;
import bellbird.account.BillingAccounts;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.time.BusinessClock;
import bellbird.kernel.time.Period;
import bellbird.offering.BundlePart;
import bellbird.offering.CompatibilityRules;
import bellbird.offering.Promotion;
import bellbird.offering.SoldOfferings;
import bellbird.offering.SoldOfferings.Sold;
import bellbird.product.AccountProducts;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds what an order is made of, and all that is against it at once. */
final class OrderChecks {

    private static final int MOST_DAYS_AHEAD = 31;

    private final EntityManager entities;
    private final BillingAccounts accounts;
    private final BusinessClock clock;
    private final List<Problem> problems = new ArrayList<>();

    OrderChecks(EntityManager entities, BillingAccounts accounts, BusinessClock clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a step finds; null if it refuses, which is kept. */
    <T> @Nullable T of(Supplier<T> step) {
        try {
            return step.get();
        } catch (BellbirdException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    void refuse(String field, String key, String... parameters) {
        problems.add(new Problem(field, key, List.of(parameters)));
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    BellbirdException refusal() {
        return new BellbirdException(ErrorKind.USER, problems);
    }

    @Nullable BillingAccount account(UUID id) {
        return of(
                () ->
                        accounts.find(id)
                                .filter(BillingAccount::isActive)
                                .orElseThrow(
                                        () ->
                                                BellbirdException.user(
                                                        "accountId", "error.order.account")));
    }

    /** What is sold of an offering on a day. */
    @Nullable Sold sold(UUID offering, LocalDate day) {
        return of(
                () -> {
                    Sold sold =
                            entities.unwrap(Session.class)
                                    .doReturningWork(
                                            connection ->
                                                    new SoldOfferings(connection).on(offering, day))
                                    .orElseThrow(
                                            () ->
                                                    BellbirdException.user(
                                                            "offering", "error.order.offering"));
                    for (BundlePart part : sold.parts()) {
                        if (part.versionId() == null) {
                            throw BellbirdException.user(
                                    "offering", "error.order.part", part.code());
                        }
                    }
                    return sold;
                });
    }

    void compatible(@Nullable BillingAccount account, @Nullable Sold sold) {
        if (account != null && sold != null) {
            problems.addAll(
                    entities.unwrap(Session.class)
                            .doReturningWork(
                                    connection ->
                                            new CompatibilityRules(connection)
                                                    .problems(
                                                            sold,
                                                            new AccountProducts(connection)
                                                                    .lockedByOffering(
                                                                            account.id()))));
        }
    }

    @Nullable Promotion promotion(@Nullable String code, @Nullable Sold sold) {
        return sold == null || code == null
                ? null
                : of(
                        () ->
                                entities.unwrap(Session.class)
                                        .doReturningWork(
                                                connection ->
                                                        new Redemption(connection, clock.zone())
                                                                .check(code, sold, clock.today())));
    }

    /** The billing period of the first day, while it is open. */
    @Nullable Period period(@Nullable BillingAccount account, LocalDate startOn) {
        return account == null ? null : of(() -> open(account, startOn));
    }

    private Period open(BillingAccount account, LocalDate startOn) {
        if (startOn.isAfter(clock.today().plusDays(MOST_DAYS_AHEAD))) {
            throw BellbirdException.user(
                    "startOn", "error.order.tooFarAhead", Integer.toString(MOST_DAYS_AHEAD));
        }
        BillCycle cycle = accounts.cycle(account.id());
        Period period = cycle.containing(startOn);
        boolean billed =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new BillPeriods(connection)
                                                .isBilled(account.id(), cycle, period.from()));
        if (billed) {
            throw BellbirdException.user("startOn", "error.order.billedPeriod");
        }
        return period;
    }
}
