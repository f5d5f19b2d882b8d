package bellbird.rating;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What is left, per line and kind of usage. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class Meters {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Caller caller;

    /** The lines of a customer, by number. */
    public List<LineMeters> of(UUID customerId) {
        return read(customerId);
    }

    /** The lines of the signed-in subscriber. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public List<LineMeters> mine() {
        return read(caller.customer().orElseThrow(BellbirdException::notFound));
    }

    private List<LineMeters> read(UUID customerId) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new MeterReader(connection, clock.zone())
                                        .of(customerId, clock.today()));
    }
}
