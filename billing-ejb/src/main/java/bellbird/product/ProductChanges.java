package bellbird.product;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.text.PlainText;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.CompatibilityRules;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingVersions;
import bellbird.offering.SoldOfferings;
import bellbird.product.ProductEvent.Kind;
import bellbird.product.ProductRecords.LastTerms;
import bellbird.product.ProductRecords.Suspension;
import bellbird.service.Services;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a line has from a day on: another plan, a rest, an end. Every change is recorded
 * with its reason, and bills follow from the history (rule R9).
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API, Roles.SYSTEM})
public class ProductChanges {

    private static final int MOST_DAYS_AHEAD = 366;
    private static final int LONGEST_REASON = 200;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Services services;
    @Inject Jobs jobs;
    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject AuditTrail audit;

    /**
     * What the line had and will have.
     *
     * @throws BellbirdException not found
     */
    public ProductHistory history(UUID lineId) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> find(connection, lineId));
    }

    /**
     * Changes a line. What was paid in advance for days it does not have any more is given back on
     * the next bill, as its plan says.
     *
     * @return its history with the change
     */
    public ProductHistory change(UUID lineId, LineChange change) {
        String reason = change.reason().strip();
        checkReason(reason);
        LocalDate on = day(change);
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            ProductRecords records = new ProductRecords(connection);
                            records.lock(find(connection, lineId).productId());
                            ProductHistory line = find(connection, lineId);
                            checkThere(line, on);
                            Recorded made = make(connection, line, change, on);
                            records.record(
                                    line.productId(),
                                    made.kind(),
                                    on,
                                    made.version(),
                                    reason,
                                    clock.now(),
                                    caller.displayName());
                            follow(connection, line.productId(), on);
                            audit.record(
                                    "change line",
                                    "line",
                                    lineId.toString(),
                                    null,
                                    made.kind() + " from " + on + ": " + reason);
                            return find(connection, lineId);
                        });
    }

    private LocalDate day(LineChange change) {
        LocalDate today = clock.today();
        LocalDate earliest =
                switch (change.kind()) {
                    case SUSPEND, RESUME -> today;
                    case PLAN, END -> today.plusDays(1);
                };
        LocalDate on = change.on() == null ? earliest : change.on();
        if (on.isBefore(earliest)) {
            throw BellbirdException.user(
                    "on",
                    earliest.isAfter(today)
                            ? "error.product.beforeTomorrow"
                            : "error.product.past");
        }
        if (on.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw BellbirdException.user("on", "error.product.tooFarAhead");
        }
        return on;
    }

    /** What is to be recorded of a change. */
    private record Recorded(Kind kind, @Nullable UUID version) {}

    private Recorded make(
            Connection connection, ProductHistory line, LineChange change, LocalDate on)
            throws SQLException {
        return switch (change.kind()) {
            case PLAN -> changePlan(connection, line, change, on);
            case SUSPEND -> suspend(connection, line, on);
            case RESUME -> resume(connection, line, on);
            case END -> end(connection, line, on);
        };
    }

    private Recorded changePlan(
            Connection connection, ProductHistory line, LineChange change, LocalDate on)
            throws SQLException {
        String code = change.offering();
        OfferingVersions versions = new OfferingVersions(connection, clock.zone());
        UUID offering =
                (code == null ? Optional.<UUID>empty() : versions.offering(code))
                        .orElseThrow(ProductChanges::notSold);
        ProductRecords records = new ProductRecords(connection);
        if (records.isPartOfBundle(line.productId())) {
            throw BellbirdException.user("offering", "error.product.inBundle");
        }
        LastTerms last = records.lastTerms(line.productId());
        if (last.offering().equals(offering)) {
            throw BellbirdException.user("offering", "error.product.samePlan");
        }
        if (!on.isAfter(last.from())) {
            throw BellbirdException.user("on", "error.product.laterPlan");
        }
        incompatible(connection, line, last, offering);
        UUID version =
                new SoldOfferings(connection)
                        .on(offering, on)
                        .filter(sold -> sold.kind() == OfferingKind.BASE_PLAN)
                        .orElseThrow(ProductChanges::notSold)
                        .versionId();
        records.change(line.productId(), version, on, change.reason().strip());
        return new Recorded(Kind.CHANGED, version);
    }

    private static BellbirdException notSold() {
        return BellbirdException.user("offering", "error.order.offering");
    }

    private static Recorded suspend(Connection connection, ProductHistory line, LocalDate on)
            throws SQLException {
        ProductRecords records = new ProductRecords(connection);
        Suspension last = records.lastSuspension(line.productId()).orElse(null);
        if (last != null) {
            LocalDate to = last.to();
            if (to == null || to.isAfter(on)) {
                throw BellbirdException.user("on", "error.product.suspended");
            }
        }
        records.suspend(line.productId(), on);
        return new Recorded(Kind.SUSPENDED, null);
    }

    private static Recorded resume(Connection connection, ProductHistory line, LocalDate on)
            throws SQLException {
        ProductRecords records = new ProductRecords(connection);
        Suspension last = records.lastSuspension(line.productId()).orElse(null);
        if (last == null || last.to() != null) {
            throw BellbirdException.user("on", "error.product.notSuspended");
        }
        if (!on.isAfter(last.from())) {
            throw BellbirdException.user("on", "error.product.resumedTooEarly");
        }
        records.resume(line.productId(), on);
        return new Recorded(Kind.RESUMED, null);
    }

    /**
     * Also moves an end that was agreed on and has not come. The numbers are free from then on; if
     * it was the account's last line, its final bill is made on that day.
     */
    private Recorded end(Connection connection, ProductHistory line, LocalDate on)
            throws SQLException {
        new ProductEnds(connection).end(line.productId(), on);
        LocalDate before = line.endOn();
        services.end(
                connection, line.serviceId(), startOf(on), before == null ? null : startOf(before));
        jobs.scheduleBusiness("final-bill", line.accountId() + "/" + on, "{}", startOf(on));
        return new Recorded(Kind.ENDED, null);
    }

    static void checkReason(String reason) {
        if (reason.isEmpty()) {
            throw BellbirdException.user("reason", "error.required");
        }
        if (reason.length() > LONGEST_REASON) {
            throw BellbirdException.user(
                    "reason", "error.tooLong", Integer.toString(LONGEST_REASON));
        }
        if (!PlainText.isOneLine(reason)) {
            throw BellbirdException.user("reason", "error.characters");
        }
    }

    /** Nothing happens to a line before it is there, or when it has ended. */
    private void checkThere(ProductHistory line, LocalDate on) {
        if (!on.isAfter(line.startOn())) {
            throw BellbirdException.user("on", "error.product.notStarted");
        }
        LocalDate end = line.endOn();
        if (end != null && !end.isAfter(clock.today())) {
            throw BellbirdException.conflict("error.product.ended");
        }
    }

    private static void incompatible(
            Connection connection, ProductHistory line, LastTerms last, UUID offering)
            throws SQLException {
        Map<String, Long> owned =
                new HashMap<>(new AccountProducts(connection).lockedByOffering(line.accountId()));
        owned.computeIfPresent(last.code(), (code, count) -> count == 1 ? null : count - 1);
        List<Problem> problems = new CompatibilityRules(connection).problems(offering, owned);
        if (!problems.isEmpty()) {
            throw new BellbirdException(
                    ErrorKind.USER,
                    problems.stream()
                            .map(one -> new Problem("offering", one.messageKey(), one.parameters()))
                            .toList());
        }
    }

    /** The state follows now, or when the day comes. */
    private void follow(Connection connection, UUID product, LocalDate on) throws SQLException {
        if (on.isAfter(clock.today())) {
            jobs.scheduleBusiness(ProductStatusJob.KIND, product + "/" + on, "{}", startOf(on));
        } else {
            new ProductEnds(connection).refresh(product, clock.today(), clock.now());
        }
    }

    private static ProductHistory find(Connection connection, UUID lineId) throws SQLException {
        return new ProductRecords(connection)
                .ofLine(lineId)
                .orElseThrow(BellbirdException::notFound);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.zone()).toInstant();
    }
}
