package bellbird.account;

import bellbird.customer.CycleColumns;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/** The billing periods of accounts. Closing one is one row lock; nothing opens it again. */
public final class BillPeriods {

    private static final String OPEN =
            """
            insert into bill_period (account_id, period_from, period_to, state)
            values (?, ?, ?, 'OPEN') on conflict do nothing
            """;
    private static final String OPEN_MANY =
            """
            insert into bill_period (account_id, period_from, period_to, state)
            select id, ?, ?, 'OPEN' from unnest(?::uuid[]) id on conflict do nothing
            """;
    private static final String BILLED =
            """
            select exists (select 1 from bill_period p
                            where account_id = ? and state = 'CLOSED' and period_from >= ?
                              and not exists (select 1 from customer_bill b
                                               where (b.account_id, b.period_from)
                                                     = (p.account_id, p.period_from)
                                                 and b.kind in ('IMMEDIATE', 'FINAL')))
                or exists (select 1 from bill_run
                            where (cycle_frequency, cycle_phase, cycle_day) = (?, ?, ?) and period_from >= ?
                              and account_id is null)
            """;

    private final Connection connection;

    public BillPeriods(Connection connection) {
        this.connection = connection;
    }

    /** Makes the row of a period unless it is there already, open or closed. */
    public void open(UUID accountId, Period period) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, accountId);
            statement.setObject(2, period.from());
            statement.setObject(3, period.to());
            statement.executeUpdate();
        }
    }

    /**
     * Makes the rows of many accounts for one period, where they are not there already.
     *
     * @return how many were made
     */
    public int open(Collection<UUID> accountIds, Period period) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN_MANY)) {
            statement.setObject(1, period.from());
            statement.setObject(2, period.to());
            statement.setArray(3, connection.createArrayOf("uuid", accountIds.toArray()));
            return statement.executeUpdate();
        }
    }

    /**
     * Whether a period or a later one is closed for the account or has met its bill run. One that
     * was billed out of its turn only is not: the rest of it is on the next regular bill.
     */
    public boolean isBilled(UUID accountId, BillCycle cycle, LocalDate periodFrom)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BILLED)) {
            statement.setObject(1, accountId);
            statement.setObject(2, periodFrom);
            CycleColumns.set(statement, 3, cycle.on(periodFrom));
            statement.setObject(6, periodFrom);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
