package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.account.BillPeriods;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Finds the open billing period that usage is stamped with. The periods of a chunk are held by
 * share locks until it commits, so none of them is closed while usage is on its way in.
 */
final class PeriodStamps {

    private static final String LOCK =
            """
            select account_id, period_from, period_to, state from bill_period
             where account_id = any(?) and period_from >= ?
             order by account_id, period_from for share
            """;

    private record Held(Period period, boolean open) {}

    private final Connection connection;
    private final Map<UUID, TreeMap<LocalDate, Held>> held = new HashMap<>();

    PeriodStamps(Connection connection) {
        this.connection = connection;
    }

    /** Locks the periods of accounts from a day on. */
    void hold(Collection<UUID> accounts, LocalDate earliest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, new Columns(connection).uuids(accounts));
            statement.setObject(2, earliest);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LocalDate from = row.getObject("period_from", LocalDate.class);
                    held.computeIfAbsent(
                                    row.getObject("account_id", UUID.class),
                                    account -> new TreeMap<>())
                            .put(
                                    from,
                                    new Held(
                                            new Period(
                                                    from,
                                                    row.getObject("period_to", LocalDate.class)),
                                            row.getString("state").equals("OPEN")));
                }
            }
        }
    }

    /**
     * The period of the usage if it is open; the next open one if the usage came late (rule R12).
     */
    Period stamp(UUID accountId, BillCycle cycle, Period ofUsage) throws SQLException {
        TreeMap<LocalDate, Held> periods =
                held.computeIfAbsent(accountId, account -> new TreeMap<>());
        Period wanted = ofUsage;
        for (Held known = periods.get(wanted.from());
                known != null && !known.open();
                known = periods.get(wanted.from())) {
            wanted = cycle.next(wanted);
        }
        if (!periods.containsKey(wanted.from())) {
            new BillPeriods(connection).open(accountId, wanted);
            periods.put(wanted.from(), new Held(wanted, true));
        }
        return wanted;
    }
}
