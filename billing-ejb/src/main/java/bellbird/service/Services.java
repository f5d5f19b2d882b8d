package bellbird.service;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.resource.Iccid;
import bellbird.resource.Imsi;
import bellbird.resource.Msisdn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Until it belongs to the next line that has it, or the line ends. */
    private static final String ALSO =
            """
            insert into service_identifier (id, service_id, kind, value, valid_from, valid_to)
            select ?, s.id, ?, ?, ?,
                   least(s.ended_at, (select min(n.valid_from) from service_identifier n
                                       where n.kind = ? and n.value = ? and n.valid_from > ?))
              from service s
             where s.id = ?
            """;

    private static final String LINE =
            """
            select s.id, p.start_on
              from service_identifier i
              join service s on s.id = i.service_id
              join product p on p.id = s.product_id
             where i.kind = 'MSISDN' and i.value = ? order by i.valid_from desc limit 1
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
        take(service, IdentifierKind.MSISDN, msisdn.digits(), from, "error.msisdn.inUse");
        take(service, IdentifierKind.IMSI, imsi.digits(), from, "error.imsi.inUse");
        take(service, IdentifierKind.ICCID, iccid.digits(), from, "error.iccid.inUse");
        return service.id();
    }

    /** The exclusion constraint decides; asking first would not hold against a second order. */
    private void take(
            Service service, IdentifierKind kind, String value, Instant from, String inUse) {
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

    /**
     * Gives a line a further number or card, also for the past: it had it all the time.
     *
     * @param line a number that the line has; the last line that had it
     * @param value of the kind, digits
     * @param day the local day of {@code from}
     * @throws BellbirdException for a field, or a conflict if another line had it then
     */
    public void alsoHad(
            Connection connection,
            String line,
            IdentifierKind kind,
            String value,
            LocalDate day,
            Instant from)
            throws SQLException {
        UUID service;
        try (PreparedStatement query = connection.prepareStatement(LINE)) {
            query.setString(1, line);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.user("line", "error.service.unknown", line);
                }
                service = row.getObject(1, UUID.class);
                LocalDate start = row.getObject(2, LocalDate.class);
                if (day.isBefore(start)) {
                    throw BellbirdException.user("from", "error.service.startsLater", "" + start);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(ALSO)) {
            insert.setObject(1, Ids.next());
            insert.setString(2, kind.name());
            insert.setString(3, value);
            insert.setTimestamp(4, Timestamp.from(from));
            insert.setString(5, kind.name());
            insert.setString(6, value);
            insert.setTimestamp(7, Timestamp.from(from));
            insert.setObject(8, service);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (isExclusion(e)) {
                throw BellbirdException.conflict("error.service.otherLine", value);
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
