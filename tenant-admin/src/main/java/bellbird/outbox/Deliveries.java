package bellbird.outbox;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;

/** Delivers waiting facts; one that fails is put back alone and the rest goes on. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Deliveries {

    private static final Logger LOG = System.getLogger(Deliveries.class.getName());

    @EJB private Delivery delivery;

    /**
     * @return whether anything was delivered or put back, so that looking again makes sense
     */
    public boolean deliver() {
        try {
            return delivery.deliverSome() > 0;
        } catch (EJBException e) {
            if (e.getCause() instanceof UndeliverableException undeliverable) {
                LOG.log(Logger.Level.WARNING, "a fact was not delivered", undeliverable);
                delivery.putBack(undeliverable);
                return true;
            }
            throw e;
        } catch (UndeliverableException undeliverable) {
            LOG.log(Logger.Level.WARNING, "a fact was not delivered", undeliverable);
            delivery.putBack(undeliverable);
            return true;
        }
    }
}
