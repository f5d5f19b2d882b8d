package bellbird.bill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who approved the drafts of a run as they are now, on a tenant's connection. */
final class RunApprovals {

    private final Connection connection;
    private final UUID run;

    RunApprovals(Connection connection, UUID run) {
        this.connection = connection;
        this.run = run;
    }

    List<RunReview.Approval> all() throws SQLException {
        String sql =
                """
                select y.approved_by_name, y.approved_at
                  from bill_run_approval y join bill_run r on (r.id, r.round) = (y.run_id, y.round)
                 where r.id = ? order by y.approved_at, y.approved_by""";
        List<RunReview.Approval> approvals = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    approvals.add(
                            new RunReview.Approval(
                                    row.getString(1), row.getTimestamp(2).toInstant()));
                }
            }
        }
        return approvals;
    }

    boolean isOf(String subject) throws SQLException {
        String sql =
                """
                select exists (select 1 from bill_run_approval y
                                 join bill_run r on (r.id, r.round) = (y.run_id, y.round)
                                where r.id = ? and y.approved_by = ?)""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            query.setString(2, subject);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * @return false if the person has approved them before
     */
    boolean add(String subject, String name, Instant now) throws SQLException {
        String sql =
                """
                insert into bill_run_approval (run_id, round, approved_by, approved_by_name, approved_at)
                select id, round, ?, ?, ? from bill_run where id = ? on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, subject);
            insert.setString(2, name);
            insert.setTimestamp(3, Timestamp.from(now));
            insert.setObject(4, run);
            return insert.executeUpdate() == 1;
        }
    }
}
