package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The issued bills: all of them for staff, their own for subscribers, who cannot tell another
 * customer's bill from one that does not exist.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT})
public class Bills {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    @Inject private BusinessClock clock;
    @Inject private Caller caller;

    /** Newest first. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public List<BillSummary> list(BillFilter filter, int offset, int limit) {
        return read(reader -> reader.list(filter, offset, limit));
    }

    /** How many {@link #list} has in all. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public long count(BillFilter filter) {
        return read(reader -> reader.count(filter));
    }

    /**
     * @throws BellbirdException not found
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public BillDetail get(UUID id) {
        return read(reader -> reader.find(id)).orElseThrow(BellbirdException::notFound);
    }

    /**
     * @throws BellbirdException not found; also while the PDF is not drawn yet
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public BillPdf pdf(UUID id) {
        return read(reader -> reader.pdf(id)).orElseThrow(BellbirdException::notFound);
    }

    /** The calling subscriber's bills, newest first. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public List<BillSummary> mine() {
        BillFilter own = BillFilter.ofCustomer(customer());
        return read(reader -> reader.list(own, 0, Integer.MAX_VALUE));
    }

    /**
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public BillDetail mineById(UUID id) {
        UUID customer = customer();
        return read(reader -> reader.find(id))
                .filter(bill -> bill.summary().customerId().equals(customer))
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * @throws BellbirdException not found; also for what is not the calling subscriber's, and while
     *     the PDF is not drawn yet
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public BillPdf myPdf(UUID id) {
        UUID customer = customer();
        return read(reader -> reader.pdf(id, customer)).orElseThrow(BellbirdException::notFound);
    }

    private UUID customer() {
        return caller.customer().orElseThrow(BellbirdException::notFound);
    }

    private <R> R read(Reading<R> reading) {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(
                        connection -> reading.from(new BillReader(connection, clock.today())));
    }

    private interface Reading<R> {
        R from(BillReader reader) throws SQLException;
    }
}
