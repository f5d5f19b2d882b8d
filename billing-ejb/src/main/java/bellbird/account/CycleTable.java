package bellbird.account;

import bellbird.customer.CycleColumns;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The billing cycles of accounts and their changes, on a tenant's connection. */
final class CycleTable {

    private static final String READ =
            "select " + StoredCycle.COLUMN + "from billing_account a where a.id = ?";
    private static final String LOCK =
            "select status, mode from billing_account where id = ? for no key update";
    private static final String CHANGE =
            """
            insert into cycle_change (account_id, begins_on, regular_from, cycle_frequency, cycle_phase, cycle_day)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String WITHDRAW =
            "delete from cycle_change where account_id = ? and begins_on = ?";

    /** Late usage may have opened it already, as long as the cycle before would have had it. */
    private static final String OPEN =
            """
            insert into bill_period (account_id, period_from, period_to, state) values (?, ?, ?, 'OPEN')
            on conflict (account_id, period_from) do update set period_to = excluded.period_to
            """;

    private final Connection connection;

    CycleTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * @throws BellbirdException not found
     */
    BillCycle read(UUID account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
                return StoredCycle.of(row);
            }
        }
    }

    /**
     * Nobody else changes or bills the account out of its turn until the transaction ends.
     *
     * @return whether it gets bills
     * @throws BellbirdException not found
     */
    boolean lock(UUID account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
                return row.getString(1).equals("ACTIVE") && row.getString(2).equals("POSTPAID");
            }
        }
    }

    /** Keeps the last change of a cycle, and opens its first period. */
    void change(UUID account, BillCycle cycle) throws SQLException {
        BillCycle.Change change = cycle.changes().getLast();
        try (PreparedStatement insert = connection.prepareStatement(CHANGE)) {
            insert.setObject(1, account);
            insert.setObject(2, change.on());
            insert.setObject(3, change.until());
            CycleColumns.set(insert, 4, change.to());
            insert.executeUpdate();
        }
        open(account, cycle.containing(change.on()));
    }

    /** Takes the last change of a cycle back; the period it began with ends as before. */
    void withdraw(UUID account, BillCycle cycle) throws SQLException {
        BillCycle.Change change = cycle.changes().getLast();
        try (PreparedStatement delete = connection.prepareStatement(WITHDRAW)) {
            delete.setObject(1, account);
            delete.setObject(2, change.on());
            delete.executeUpdate();
        }
        open(account, cycle.withoutLast().containing(change.on()));
    }

    private void open(UUID account, Period first) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setObject(1, account);
            open.setObject(2, first.from());
            open.setObject(3, first.to());
            open.executeUpdate();
        }
    }
}
