package bellbird.rating;

import bellbird.offering.UsageType;
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
        UUID versionId) {}
