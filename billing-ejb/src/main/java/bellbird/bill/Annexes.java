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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The itemised lists of bills: all for staff, their own for subscribers. They are written while
 * they are read and stored nowhere, so they are gone when the usage is (rule R24).
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT})
public class Annexes {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entityManager;

    @Inject private BusinessClock clock;
    @Inject private Caller caller;
    @Inject private AnnexRenderer renderer;

    /** Whether a bill has usage to list. */
    public boolean exists(UUID bill) {
        return hasLines(bill, null);
    }

    /**
     * @throws BellbirdException not found
     */
    public void csv(UUID bill, OutputStream out) {
        write(bill, null, (annex, lines) -> AnnexCsv.write(annex, lines, out));
    }

    /**
     * PDF volumes in a ZIP.
     *
     * @throws BellbirdException not found
     */
    public void pdf(UUID bill, OutputStream out) {
        write(bill, null, (annex, lines) -> renderer.render(annex, lines, out));
    }

    /** Whether a bill of the calling subscriber has usage to list. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public boolean mineExists(UUID bill) {
        return hasLines(bill, customer());
    }

    /**
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public void myCsv(UUID bill, OutputStream out) {
        write(bill, customer(), (annex, lines) -> AnnexCsv.write(annex, lines, out));
    }

    /**
     * PDF volumes in a ZIP.
     *
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public void myPdf(UUID bill, OutputStream out) {
        write(bill, customer(), (annex, lines) -> renderer.render(annex, lines, out));
    }

    private UUID customer() {
        return caller.customer().orElseThrow(BellbirdException::notFound);
    }

    private boolean hasLines(UUID bill, @Nullable UUID customer) {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new AnnexReader(connection, clock.zone()).hasLines(bill, customer));
    }

    private void write(UUID bill, @Nullable UUID customer, AnnexReader.Use use) {
        entityManager
                .unwrap(Session.class)
                .doWork(
                        connection -> {
                            AnnexReader reader = new AnnexReader(connection, clock.zone());
                            Annex annex =
                                    reader.find(bill, customer)
                                            .orElseThrow(BellbirdException::notFound);
                            try {
                                reader.read(bill, annex, use);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }
}
