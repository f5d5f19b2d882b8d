package bellbird.rating;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Rated records of a customer, and why each costs what it costs. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class RatedUsages {

    /**
     * Newest first; at most 200.
     *
     * @param periodFrom first day of the bill period the records are stamped with
     */
    public List<RatedRow> list(UUID customerId, LocalDate periodFrom, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Recomputed from the price version and the allowance state before the record. */
    public List<ExplanationStep> explain(String recordKey, Instant startedAt) {
        throw new UnsupportedOperationException();
    }

    @RolesAllowed(Roles.SUBSCRIBER)
    public List<RatedRow> mine(LocalDate periodFrom, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @RolesAllowed(Roles.SUBSCRIBER)
    public List<ExplanationStep> explainMine(String recordKey, Instant startedAt) {
        throw new UnsupportedOperationException();
    }
}
