package bellbird.service;

import bellbird.kernel.error.BellbirdException;
import bellbird.resource.Iccid;
import bellbird.resource.Imsi;
import bellbird.resource.Msisdn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Switches lines on, in the caller's transaction. */
@ApplicationScoped
public class Services {

    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String END =
            """
            update service_identifier set valid_to = ?
             where service_id = ? and (valid_to is null or valid_to = ?)
            """;

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

    /**
     * Takes the numbers and cards from a line at an instant; they are free from then on.
     *
     * @param before when they were to be taken so far; null if they were not
     * @throws BellbirdException a conflict if one of them belongs to another line by then
     */
    public void end(Connection connection, UUID serviceId, Instant at, @Nullable Instant before)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, serviceId);
            update.setTimestamp(3, before == null ? null : Timestamp.from(before));
            update.executeUpdate();
        } catch (SQLException e) {
            if (isExclusion(e)) {
                throw BellbirdException.conflict("error.service.takenAgain");
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
