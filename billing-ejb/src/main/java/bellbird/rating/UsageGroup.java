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
 * @param serviceId the line
 * @param versionId of the prices
 */
public record UsageGroup(
        UUID accountId,
        LocalDate periodFrom,
        UUID serviceId,
        UsageType service,
        String destination,
        UUID versionId) {

    /** Of {@code rated_usage r}. */
    static final String CONDITION =
            """
             where (r.account_id, r.period_from, r.service_id, r.service, r.destination,
                    r.offering_version_id) = (?, ?, ?, ?, ?, ?)
            """;

    /** Sets the parameters of {@link #CONDITION}; returns the index of the next one. */
    int bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, accountId);
        statement.setObject(2, periodFrom);
        statement.setObject(3, serviceId);
        statement.setString(4, service.name());
        statement.setString(5, destination);
        statement.setObject(6, versionId);
        return 7;
    }
}
