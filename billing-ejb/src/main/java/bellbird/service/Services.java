package bellbird.service;

import bellbird.kernel.error.BellbirdException;
import bellbird.resource.Iccid;
import bellbird.resource.Imsi;
import bellbird.resource.Msisdn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Switches lines on, in the caller's transaction. */
@ApplicationScoped
public class Services {

    private static final String EXCLUSION_VIOLATION = "23P01";

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    /**
     * @param from from when usage belongs to the line
     * @return id of the line
     * @throws BellbirdException a conflict if the number, the subscription or the card belongs to
     *     another line at that time
     */
    public UUID activate(UUID productId, Msisdn msisdn, Imsi imsi, Iccid iccid, Instant from) {
        Service service = new Service(productId, from);
        entities.persist(service);
        take(service, "MSISDN", msisdn.digits(), from, "error.msisdn.inUse");
        take(service, "IMSI", imsi.digits(), from, "error.imsi.inUse");
        take(service, "ICCID", iccid.digits(), from, "error.iccid.inUse");
        return service.id();
    }

    /** The exclusion constraint decides; asking first would not hold against a second order. */
    private void take(Service service, String kind, String value, Instant from, String inUse) {
        entities.persist(new ServiceIdentifier(service.id(), kind, value, from));
        try {
            entities.flush();
        } catch (PersistenceException e) {
            if (isExclusion(e)) {
                throw BellbirdException.conflict(inUse, value);
            }
            throw e;
        }
    }

    private static boolean isExclusion(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && EXCLUSION_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
