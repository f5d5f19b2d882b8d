package bellbird.bill;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hibernate.Session;

/** The transactions between which a tax engine is asked: none is held while the network waits. */
@Stateless
@Local(BillTransactions.class)
@PermitAll
public class OwnBillTransactions implements BillTransactions {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entities;

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <R> R own(Work<R> work) {
        return entities.unwrap(Session.class).doReturningWork(work::on);
    }
}
