package bellbird.bill;

import bellbird.customer.CycleColumns;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the record of a run and of what became of its accounts, on a tenant's connection. */
final class BillRunWriter {

    private final Connection connection;

    BillRunWriter(Connection connection) {
        this.connection = connection;
    }

    /**
     * Whether the run is open, or any account has its cycle, had it or will have it: a change that
     * led to it may be withdrawn.
     */
    boolean isUsed(BillRunKey key) throws SQLException {
        String sql =
                """
                select exists (select 1 from bill_run
                                where (cycle_frequency, cycle_phase, cycle_day) = (?, ?, ?) and period_from = ?)
                    or exists (select 1 from billing_account
                                where (cycle_frequency, cycle_phase, cycle_day) = (?, ?, ?))
                    or exists (select 1 from cycle_change
                                where (cycle_frequency, cycle_phase, cycle_day) = (?, ?, ?))""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            CycleColumns.set(query, 1, key.cycle());
            query.setObject(4, key.periodFrom());
            CycleColumns.set(query, 5, key.cycle());
            CycleColumns.set(query, 8, key.cycle());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Opens the run, once: a second call finds it. Two that open it at the same moment may meet at
     * either key, the id or the cycle.
     *
     * @return whether it was opened now
     */
    boolean open(UUID id, BillRunKey key, Period period, Instant now) throws SQLException {
        String sql =
                """
                insert into bill_run (id, cycle_frequency, cycle_phase, cycle_day, period_from, period_to,
                                      bridging, state, started_at, approvals, second_opinion)
                select ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, coalesce(max(approvals), 0),
                       coalesce(bool_or(second_opinion and approvals > 0), false)
                  from bill_run_policy on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            CycleColumns.set(insert, 2, key.cycle());
            insert.setObject(5, period.from());
            insert.setObject(6, period.to());
            insert.setBoolean(7, key.isBridging());
            insert.setTimestamp(8, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    boolean isOpen(UUID run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from bill_run where id = ?")) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Opens the run that bills one account out of its turn. */
    void openForAccount(UUID run, UUID account, Occasion occasion, Instant now)
            throws SQLException {
        String opening =
                """
                insert into bill_run (id, cycle_frequency, cycle_phase, cycle_day, period_from, period_to, state,
                                      started_at, account_id, kind, occurrence)
                values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(opening)) {
            insert.setObject(1, run);
            CycleColumns.set(insert, 2, occasion.cycle().on(occasion.period().from()));
            insert.setObject(5, occasion.period().from());
            insert.setObject(6, occasion.usage().to());
            insert.setTimestamp(7, Timestamp.from(now));
            insert.setObject(8, account);
            insert.setString(9, occasion.kind().name());
            insert.setInt(10, occasion.occurrence());
            insert.executeUpdate();
        }
        String taking =
                "insert into bill_run_account (run_id, account_id, state) values (?, ?, 'DUE')";
        try (PreparedStatement insert = connection.prepareStatement(taking)) {
            insert.setObject(1, run);
            insert.setObject(2, account);
            insert.executeUpdate();
        }
    }

    /**
     * A run that nobody else moves meanwhile.
     *
     * @param approvals how many people have to say yes
     * @param canary whether only its canary is issued now
     * @param held by people, or after its canary
     * @param round of its drafts
     */
    record Locked(
            UUID id,
            BillRunState state,
            int approvals,
            boolean secondOpinion,
            boolean canary,
            boolean held,
            int round) {}

    /** Locks the run, so that two workers take turns. */
    Locked lock(BillRunKey key) throws SQLException {
        String sql =
                """
                select id, state, approvals, second_opinion, canary, held is not null, round from bill_run
                 where (cycle_frequency, cycle_phase, cycle_day) = (?, ?, ?) and period_from = ?
                   and account_id is null for update""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            CycleColumns.set(query, 1, key.cycle());
            query.setObject(4, key.periodFrom());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Locked(
                        row.getObject(1, UUID.class),
                        BillRunState.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getInt(7));
            }
        }
    }

    /**
     * Takes in the postpaid accounts that have the period: who was there before the cut-off, and is
     * still or has usage that no bill has closed.
     */
    void collect(UUID run, BillRunKey key, Period period) throws SQLException {
        String sql =
                """
                insert into bill_run_account (run_id, account_id, state)
                select ?, a.id, 'DUE' from billing_account a
                  left join lateral (select * from cycle_change c
                                      where c.account_id = a.id and c.begins_on <= ?
                                      order by c.begins_on desc limit 1) h on true
                 where (coalesce(h.cycle_frequency, a.cycle_frequency), coalesce(h.cycle_phase, a.cycle_phase),
                        coalesce(h.cycle_day, a.cycle_day)) = (?, ?, ?)
                   and (h.begins_on = ? or not ? and (h.account_id is null or h.regular_from <= ?))
                   and a.mode = 'POSTPAID' and a.opened_on < ?
                   and (a.status = 'ACTIVE'
                        or exists (select 1 from bill_period p
                                    where p.account_id = a.id and p.period_from = ? and p.state = 'OPEN'))""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, run);
            insert.setObject(2, period.from());
            CycleColumns.set(insert, 3, key.cycle());
            insert.setObject(6, period.from());
            insert.setBoolean(7, key.isBridging());
            insert.setObject(8, period.from());
            insert.setObject(9, period.to());
            insert.setObject(10, period.from());
            insert.executeUpdate();
        }
    }

    /**
     * The next accounts in a state, in the order of their ids.
     *
     * @param canary whether only those of the canary
     */
    List<UUID> in(UUID run, String state, boolean canary, int limit) throws SQLException {
        String sql =
                """
                select account_id from bill_run_account
                 where run_id = ? and state = ? and (canary or not ?) order by account_id limit ?""";
        List<UUID> accounts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            query.setString(2, state);
            query.setBoolean(3, canary);
            query.setInt(4, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getObject(1, UUID.class));
                }
            }
        }
        return accounts;
    }

    /** Notes what became of accounts that waited. */
    void settle(UUID run, List<UUID> accounts, String state) throws SQLException {
        String sql =
                """
                update bill_run_account set state = ?
                 where run_id = ? and account_id = any(?) and state in ('DUE', 'DRAFT')""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, state);
            update.setObject(2, run);
            update.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
            update.executeUpdate();
        }
    }

    void park(UUID run, UUID account, String reason, String detail) throws SQLException {
        String sql =
                """
                update bill_run_account set state = 'PARKED', reason = ?, detail = ?
                 where run_id = ? and account_id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, reason);
            update.setString(2, detail);
            update.setObject(3, run);
            update.setObject(4, account);
            update.executeUpdate();
        }
    }

    /** Parks all that wait to be calculated. */
    void parkDue(UUID run, String reason, String detail) throws SQLException {
        String sql =
                """
                update bill_run_account set state = 'PARKED', reason = ?, detail = ?
                 where run_id = ? and state = 'DUE'""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, reason);
            update.setString(2, detail);
            update.setObject(3, run);
            update.executeUpdate();
        }
    }

    /**
     * Puts parked accounts in line again.
     *
     * @param reason of those; null for all
     * @return how many
     */
    int unpark(UUID run, @Nullable String reason) throws SQLException {
        String accounts =
                """
                update bill_run_account set state = 'DUE', reason = null, detail = ''
                 where run_id = ? and state = 'PARKED' and reason = coalesce(?, reason)""";
        String runs =
                "update bill_run set state = 'RUNNING', finished_at = null, round = round + 1 where id = ?";
        try (PreparedStatement due = connection.prepareStatement(accounts);
                PreparedStatement reopen = connection.prepareStatement(runs)) {
            due.setObject(1, run);
            due.setString(2, reason);
            int count = due.executeUpdate();
            if (count > 0) {
                reopen.setObject(1, run);
                reopen.executeUpdate();
            }
            return count;
        }
    }

    /** Notes that nobody waits any more, and what the run comes to. */
    void finish(UUID run, Instant now) throws SQLException {
        String sql =
                "update bill_run set state = 'DONE', finished_at = ? where id = ? and state <> 'DONE'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, run);
            if (update.executeUpdate() == 1) {
                keepSums(run);
            }
        }
    }

    private void keepSums(UUID run) throws SQLException {
        String sql =
                """
                insert into bill_run_sum (run_id, kind, usage_service, offering_id, net_minor)
                select r.id, l.kind, l.usage_service, case l.kind when 'RECURRING' then v.offering_id end,
                       sum(l.net_minor)
                  from bill_run r
                  join customer_bill b on b.run_id = r.id
                  join bill_line l on l.bill_id = b.id
                  left join offering_version v on v.id = l.offering_version_id
                 where r.id = ? and r.account_id is null
                 group by 1, 2, 3, 4
                on conflict (run_id, kind, usage_service, offering_id)
                   do update set net_minor = excluded.net_minor""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, run);
            insert.executeUpdate();
        }
    }

    void enter(UUID run, BillRunState state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update bill_run set state = ? where id = ?")) {
            update.setString(1, state.name());
            update.setObject(2, run);
            update.executeUpdate();
        }
    }

    /** What is left waits until people have seen the first bills. */
    void holdAfterCanary(UUID run) throws SQLException {
        String sql = "update bill_run set held = 'CANARY', canary = false where id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, run);
            update.executeUpdate();
        }
    }
}
