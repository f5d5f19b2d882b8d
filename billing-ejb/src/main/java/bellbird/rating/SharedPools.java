package bellbird.rating;

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

/** What lines share, and what each has taken of it. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API, Roles.SYSTEM})
public class SharedPools {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;

    /**
     * The groups of a customer's accounts by name, empty ones too; before them each account whose
     * lines share allowances without being a group.
     */
    public List<SharedPool> of(UUID customerId) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new SharedPoolReader(connection, clock.zone(), clock.today())
                                        .of(customerId));
    }
}
