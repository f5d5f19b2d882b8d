package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * Drafts on which the second biller comes to another total, and which people accept one by one. A
 * draft that is made anew with another total, ours or theirs, is not the one that was accepted.
 */
final class DifferingBills {

    private static final String NAME =
            "'OPINION/' || t.account_id || '/' || t.total_minor || '/' || t.opinion_minor";

    /** Who has accepted the draft {@code t}, as {@code w}. */
    static final String WAIVER =
            " left join bill_run_waiver w on w.run_id = t.run_id and w.alarm = " + NAME + "\n";

    private final Connection connection;
    private final UUID run;

    DifferingBills(Connection connection, UUID run) {
        this.connection = connection;
        this.run = run;
    }

    /**
     * Notes that somebody accepts a draft as it is.
     *
     * @throws BellbirdException of kind CONFLICT if there is no difference any more, or somebody
     *     has accepted it
     */
    void accept(UUID account, String reason, String subject, String name, Instant now)
            throws SQLException {
        String sql =
                "insert into bill_run_waiver (run_id, alarm, reason, waived_by, waived_by_name, waived_at)"
                        + " select t.run_id, "
                        + NAME
                        + """
                        , ?, ?, ?, ? from bill_draft t
                         where t.run_id = ? and t.account_id = ? and t.opinion = 'DIFFERS'
                        on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, reason);
            insert.setString(2, subject);
            insert.setString(3, name);
            insert.setTimestamp(4, Timestamp.from(now));
            insert.setObject(5, run);
            insert.setObject(6, account);
            if (insert.executeUpdate() == 0) {
                throw BellbirdException.conflict("error.billRun.alarmGone");
            }
        }
    }
}
