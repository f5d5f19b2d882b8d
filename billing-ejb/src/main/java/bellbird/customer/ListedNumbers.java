package bellbird.customer;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/**
 * How much of the numbers that were called a subscriber's itemised lists show: without their last
 * three digits, unless the subscriber wants them whole. It counts from the next bill on; a list
 * stays as its bill was frozen (rule R24).
 */
@Stateless
@RolesAllowed(Roles.SUBSCRIBER)
public class ListedNumbers {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Caller caller;
    @Inject AuditTrail audit;

    /** Whether the calling subscriber chose whole numbers. */
    public boolean mineAreWhole() {
        return areWhole(customer());
    }

    public void hideMine() {
        choose(false);
    }

    /**
     * @param usersKnow whether everybody who uses the lines was told that their calls can be read
     * @throws BellbirdException naming {@code usersKnow} if not
     */
    public void showMine(boolean usersKnow) {
        if (!usersKnow) {
            throw BellbirdException.user("usersKnow", "error.listedNumbers.usersKnow");
        }
        choose(true);
    }

    private void choose(boolean whole) {
        UUID customer = customer();
        boolean before = areWhole(customer);
        if (before == whole) {
            return;
        }
        entities.createNativeQuery("update customer set whole_numbers = ?1 where id = ?2")
                .setParameter(1, whole)
                .setParameter(2, customer)
                .executeUpdate();
        audit.record(
                "choose numbers in itemised lists",
                "customer",
                customer.toString(),
                inWords(before),
                inWords(whole));
    }

    private boolean areWhole(UUID customer) {
        List<?> found =
                entities.createNativeQuery("select whole_numbers from customer where id = ?1")
                        .setParameter(1, customer)
                        .getResultList();
        if (found.isEmpty()) {
            throw BellbirdException.notFound();
        }
        return (Boolean) found.getFirst();
    }

    private UUID customer() {
        return caller.customer().orElseThrow(BellbirdException::notFound);
    }

    private static String inWords(boolean whole) {
        return whole ? "whole" : "last three digits hidden";
    }
}
