package bellbird.rating;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Rated records of a customer, and why each costs what it costs. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class RatedUsages {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Caller caller;
    @Inject TenantProfiles tenants;
    @Inject PriceTables prices;

    /**
     * Newest first; at most 200.
     *
     * @param periodFrom first day of the bill period the records are stamped with
     */
    public List<RatedRow> list(UUID customerId, LocalDate periodFrom, int offset, int limit) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new RatedReader(connection)
                                        .list(customerId, periodFrom, offset, limit));
    }

    /** Recomputed from the price version and the allowance state before the record. */
    public List<ExplanationStep> explain(String recordKey, Instant startedAt) {
        return explain(recordKey, startedAt, null);
    }

    @RolesAllowed(Roles.SUBSCRIBER)
    public List<RatedRow> mine(LocalDate periodFrom, int offset, int limit) {
        return list(own(), periodFrom, offset, limit);
    }

    @RolesAllowed(Roles.SUBSCRIBER)
    public List<ExplanationStep> explainMine(String recordKey, Instant startedAt) {
        return explain(recordKey, startedAt, own());
    }

    private UUID own() {
        return caller.customer().orElseThrow(BellbirdException::notFound);
    }

    private List<ExplanationStep> explain(
            String recordKey, Instant startedAt, @Nullable UUID owner) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> explain(connection, recordKey, startedAt, owner));
    }

    private List<ExplanationStep> explain(
            Connection connection, String recordKey, Instant startedAt, @Nullable UUID owner)
            throws SQLException {
        RatedReader.Rated rated =
                new RatedReader(connection)
                        .find(recordKey, startedAt)
                        .filter(one -> owner == null || owner.equals(one.customerId()))
                        .orElseThrow(BellbirdException::notFound);
        return new UsageExplanations(connection, tenants.current(), prices)
                .explain(rated, UnaryOperator.identity());
    }
}
