package bellbird.product;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What lines have beside their plans, and until when. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API, Roles.SYSTEM})
public class AddOns {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Jobs jobs;
    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject AuditTrail audit;

    /**
     * Those of a line, ended ones too, in the order of their first days.
     *
     * @param lineProductId the product of the line
     */
    public List<LineAddOn> of(UUID lineProductId) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new AddOnReader(connection).ofLine(lineProductId));
    }

    /**
     * @throws BellbirdException not found
     */
    public LineAddOn get(UUID productId) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> find(connection, productId));
    }

    /**
     * Ends an add-on; again moves an end that has not come, and saying the same again changes
     * nothing. What was paid in advance for days after it is given back as it says.
     *
     * @param on day after its last one; null for tomorrow, or for the end that it has if that is
     *     sooner
     * @param reason kept in its history
     */
    public LineAddOn end(UUID productId, @Nullable LocalDate on, String reason) {
        String why = reason.strip();
        ProductChanges.checkReason(why);
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> end(connection, productId, on, why));
    }

    private LineAddOn end(
            Connection connection, UUID productId, @Nullable LocalDate on, String reason)
            throws SQLException {
        ProductRecords records = new ProductRecords(connection);
        records.lock(find(connection, productId).lineProductId());
        records.lock(productId);
        LineAddOn addOn = find(connection, productId);
        ProductEnds ends = new ProductEnds(connection);
        LocalDate today = clock.today();
        LocalDate tomorrow = today.plusDays(1);
        LocalDate before = addOn.endOn();
        if (before != null && (on == null ? !before.isAfter(tomorrow) : before.equals(on))) {
            return addOn;
        }
        if (before != null && !before.isAfter(today)) {
            throw BellbirdException.conflict("error.addOn.ended");
        }
        if (addOn.inBundle()) {
            throw BellbirdException.user("on", "error.addOn.inBundle");
        }
        LocalDate day = on == null ? tomorrow : on;
        if (day.isBefore(tomorrow)) {
            throw BellbirdException.user("on", "error.product.beforeTomorrow");
        }
        if (!day.isAfter(addOn.startOn())) {
            throw BellbirdException.user(
                    "on", "error.addOn.notStarted", addOn.startOn().toString());
        }
        if (ends.endsBefore(addOn.lineProductId(), day)) {
            throw BellbirdException.user("on", "error.addOn.afterLine");
        }
        ends.endAddOn(productId, day);
        records.record(
                productId,
                ProductEvent.Kind.ENDED,
                day,
                null,
                reason,
                clock.now(),
                caller.displayName());
        jobs.scheduleBusiness(
                ProductStatusJob.KIND,
                productId + "/" + day,
                "{}",
                day.atStartOfDay(clock.zone()).toInstant());
        audit.record(
                "end add-on",
                "product",
                productId.toString(),
                before == null ? null : before.toString(),
                day + ": " + reason);
        return find(connection, productId);
    }

    private static LineAddOn find(Connection connection, UUID productId) throws SQLException {
        return new AddOnReader(connection)
                .one(productId).stream().findFirst().orElseThrow(BellbirdException::notFound);
    }
}
