package bellbird.payment;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hibernate.Session;

/**
 * The transactions between which the provider is called: never hold one while the network waits.
 */
@Stateless
@Local(Transactions.class)
@PermitAll
public class PaymentTransactions implements Transactions {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entities;

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <R> R own(Work<R> work) {
        return run(work);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public <R> R join(Work<R> work) {
        return run(work);
    }

    private <R> R run(Work<R> work) {
        return entities.unwrap(Session.class).doReturningWork(work::on);
    }
}
