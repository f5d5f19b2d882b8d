package bellbird.invariant;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.Session;

/** Checks that the tenant's data are what they must be at all times. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.SYSTEM})
public class Invariants {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    /** Every invariant, those that hold too. */
    public List<InvariantResult> check() {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(connection -> new InvariantViews(connection).check());
    }
}
