package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run's row and those beside it, as people's decisions change them, on a connection. */
final class RunDecisionTable {

    private final Connection connection;
    private final UUID run;

    RunDecisionTable(Connection connection, UUID run) {
        this.connection = connection;
        this.run = run;
    }

    /** The run's work waits, or is waited for. */
    void lock() throws SQLException {
        String sql = "select 1 from bill_run where id = ? and account_id is null for update";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
            }
        }
    }

    /**
     * @throws BellbirdException of kind CONFLICT if its drafts do not wait for people
     */
    boolean requireReview() throws SQLException {
        return require("select 1 from bill_run where id = ? and state = 'REVIEW'");
    }

    RunApprovals approvals() {
        return new RunApprovals(connection, run);
    }

    boolean waive(String alarm, String reason, String subject, String name, Instant now)
            throws SQLException {
        String sql =
                """
                insert into bill_run_waiver (run_id, alarm, reason, waived_by, waived_by_name, waived_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, run);
            insert.setString(2, alarm);
            insert.setString(3, reason);
            insert.setString(4, subject);
            insert.setString(5, name);
            insert.setTimestamp(6, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    /** Whether an account's draft comes to an amount; nothing to bill comes to zero. */
    boolean comesTo(UUID account, Money total) throws SQLException {
        String sql =
                """
                select 1 from bill_draft where run_id = ? and account_id = ? and total_minor = ?
                 union all
                select 1 from bill_run_account where run_id = ? and account_id = ? and state = 'ZERO' and ? = 0""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int first : new int[] {1, 4}) {
                query.setObject(first, run);
                query.setObject(first + 1, account);
                query.setLong(first + 2, total.minorUnits());
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Approved: its drafts are issued, one in a hundred first if it has a canary. */
    boolean release(boolean canary) throws SQLException {
        if (canary) {
            update(
                    """
                    update bill_run_account a set canary = true
                     where (a.run_id, a.account_id) in (
                           select run_id, account_id
                             from (select d.run_id, d.account_id, count(*) over () as of,
                                          row_number() over (order by md5(d.account_id::text)) as place
                                     from bill_draft d where d.run_id = ? and d.fingerprint <> '') x
                            where place <= greatest(1, of / 100))""");
        }
        String sql = "update bill_run set state = 'ISSUING', canary = ? where id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBoolean(1, canary);
            update.setObject(2, run);
            return update.executeUpdate() == 1;
        }
    }

    boolean pause() throws SQLException {
        require(
                "select 1 from bill_run where id = ? and held is null and state in ('RUNNING', 'ISSUING')");
        return update("update bill_run set held = 'PAUSED' where id = ?") == 1;
    }

    boolean resume() throws SQLException {
        require("select 1 from bill_run where id = ? and held is not null");
        return update("update bill_run set held = null where id = ?") == 1;
    }

    /**
     * @param next REJECTED, or RUNNING to calculate them again
     * @return how many accounts wait to be calculated then
     * @throws BellbirdException of kind CONFLICT if bills are being issued, or there is no draft
     */
    int discard(BillRunState next) throws SQLException {
        require(
                """
                select 1 from bill_run
                 where id = ? and approvals > 0
                   and (state in ('REVIEW', 'REJECTED') or state in ('RUNNING', 'ISSUING') and held is not null)""");
        update("delete from bill_draft where run_id = ?");
        update(
                "update bill_run_account set state = 'DUE', canary = false where run_id = ? and state = 'DRAFT'");
        String sql =
                """
                update bill_run
                   set state = ?, held = null, canary = false, round = round + 1 where id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, next.name());
            update.setObject(2, run);
            update.executeUpdate();
        }
        return count("select count(*) from bill_run_account where run_id = ? and state = 'DUE'");
    }

    static BillRunPolicy policy(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select approvals, second_opinion, wait_hours, roaming_wait_hours, late_usage from bill_run_policy");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new BillRunPolicy(
                            row.getInt(1),
                            row.getBoolean(2),
                            row.getInt(3),
                            row.getInt(4),
                            LateUsage.valueOf(row.getString(5)))
                    : BillRunPolicy.AUTOMATIC;
        }
    }

    /** From the cut-off until a run begins. */
    static Duration wait(Connection connection) throws SQLException {
        String sql =
                "select exists (select 1 from usage_feed where (profile->'watch'->>'roaming')::boolean)";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return policy(connection).wait(row.getBoolean(1));
        }
    }

    static void setPolicy(Connection connection, BillRunPolicy policy) throws SQLException {
        String sql =
                """
                insert into bill_run_policy (approvals, second_opinion, wait_hours, roaming_wait_hours, late_usage)
                values (?, ?, ?, ?, ?)
                on conflict (only_one) do update
                   set approvals = excluded.approvals, second_opinion = excluded.second_opinion,
                       wait_hours = excluded.wait_hours,
                       roaming_wait_hours = excluded.roaming_wait_hours, late_usage = excluded.late_usage""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, policy.approvals());
            insert.setBoolean(2, policy.secondOpinion());
            insert.setInt(3, policy.waitHours());
            insert.setInt(4, policy.roamingWaitHours());
            insert.setString(5, policy.lateUsage().name());
            insert.executeUpdate();
        }
    }

    private boolean require(String sql) throws SQLException {
        if (first(sql) == null) {
            throw BellbirdException.conflict("error.billRun.elsewhere");
        }
        return true;
    }

    private int count(String sql) throws SQLException {
        Integer count = first(sql);
        return count == null ? 0 : count;
    }

    private @Nullable Integer first(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : null;
            }
        }
    }

    private int update(String sql) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, run);
            return update.executeUpdate();
        }
    }
}
