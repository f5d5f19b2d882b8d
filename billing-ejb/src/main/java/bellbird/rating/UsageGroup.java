package bellbird.rating;

import bellbird.offering.UsageType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Usage that is charged together: one kind, one destination and one price version on one line, in a
 * bill period (rule R11).
 *
 * @param accountId whose bill period it is
 * @param periodFrom first day of it
 * @param delta which delta note of the period it is on (rule R12); 0 for none
 * @param serviceId the line
 * @param versionId of the prices
 */
public record UsageGroup(
        UUID accountId,
        LocalDate periodFrom,
        int delta,
        UUID serviceId,
        UsageType service,
        String destination,
        UUID versionId) {

    /** Of {@code rated_usage r}. */
    static final String CONDITION =
            """
             where (r.account_id, r.period_from, r.delta, r.service_id, r.service, r.destination,
                    r.offering_version_id) = (?, ?, ?, ?, ?, ?, ?)
            """;

    /** Sets the parameters of {@link #CONDITION}; returns the index of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, accountId);
        statement.setObject(2, periodFrom);
        statement.setInt(3, delta);
        statement.setObject(4, serviceId);
        statement.setString(5, service.name());
        statement.setString(6, destination);
        statement.setObject(7, versionId);
        return 8;
    }
}
