package bellbird.product;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Makes the state of products that of the day: what was agreed on for it has come. Public for the
 * container's sake only.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class ProductStatus {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;

    /** Twice is once: the state follows from the history and the day alone. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refresh(UUID product, JobRun run) {
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                new ProductEnds(connection)
                                        .refresh(product, clock.today(), clock.now()));
        run.finish(clock.today().toString());
    }
}
