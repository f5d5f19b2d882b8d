package bellbird.rating;

import bellbird.kernel.job.Jobs;
import bellbird.kernel.time.BusinessClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Records whose bill was made before they came (rule R12). Where the operator wants delta notes,
 * each day of such records is looked at when it is over, once for each account.
 */
final class LateRecords {

    private static final String WANTED =
            """
            select a.id from billing_account a, bill_run_policy p
             where a.id = any(?) and a.mode = 'POSTPAID' and p.late_usage = 'DELTA_NOTE' order by a.id
            """;

    private final Jobs jobs;
    private final BusinessClock clock;

    LateRecords(Jobs jobs, BusinessClock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Sees to it that those among them are billed, in the transaction that rates them. */
    void bill(Connection connection, List<RatedRecord> rated) throws SQLException {
        Set<UUID> accounts = new TreeSet<>();
        for (RatedRecord one : rated) {
            if (!one.stamp().from().equals(one.of().billed().from())) {
                accounts.add(one.line().accountId());
            }
        }
        if (accounts.isEmpty()) {
            return;
        }
        LocalDate today = clock.today();
        try (PreparedStatement query = connection.prepareStatement(WANTED)) {
            query.setArray(1, new Columns(connection).uuids(accounts));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    jobs.scheduleBusiness(
                            "delta-note",
                            row.getObject(1, UUID.class) + "/" + today,
                            "{}",
                            today.plusDays(1).atStartOfDay(clock.zone()).toInstant());
                }
            }
        }
    }
}
