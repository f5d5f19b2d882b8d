package bellbird.ledger;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.Session;

/** The tenant's books: what happened to money, entry by entry, and that it adds up. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class Ledger {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    /**
     * Books an entry in the caller's transaction, together with the change that causes it.
     *
     * @return false if an entry with its business key was booked before; then nothing happens
     */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean book(JournalEntry entry) {
        return !session()
                .doReturningWork(connection -> new Journal(connection).book(List.of(entry)))
                .isEmpty();
    }

    /** Newest first, with their postings. */
    public List<BookedEntry> entries(int offset, int limit) {
        return session()
                .doReturningWork(connection -> new LedgerReader(connection).entries(offset, limit));
    }

    /** Number of all entries. */
    public long count() {
        return session().doReturningWork(connection -> new LedgerReader(connection).count());
    }

    /** The sums of all ledger accounts. */
    public TrialBalance trialBalance() {
        return session().doReturningWork(connection -> new LedgerReader(connection).trialBalance());
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
