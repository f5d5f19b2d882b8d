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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds the open billing period that usage is stamped with. The periods of a chunk are held by
 * share locks until it commits, so none of them is closed while usage is on its way in.
 */
final class PeriodStamps {

    private static final String LOCK =
            """
            select account_id, period_from, state from bill_period
             where account_id = any(?) and period_from >= ?
             order by account_id, period_from for share
            """;

    private final Connection connection;
    private final TreeMap<Period, Set<UUID>> wanted =
            new TreeMap<>(Comparator.comparing(Period::from).thenComparing(Period::to));

    /** Whether it is open, by account and first day. */
    private final Map<UUID, TreeMap<LocalDate, Boolean>> held = new HashMap<>();

    PeriodStamps(Connection connection) {
        this.connection = connection;
    }

    /** Asks for the period of an account that usage falls into. */
    void want(UUID accountId, Period period) {
        wanted.computeIfAbsent(period, _ -> new HashSet<>()).add(accountId);
    }

    /**
     * Makes what is not there yet, and locks it with all later periods of these accounts. What was
     * made in this transaction nobody else can close before it commits.
     */
    void hold() throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        Set<UUID> accounts = new HashSet<>();
        wanted.values().forEach(accounts::addAll);
        LocalDate earliest = wanted.firstKey().from();
        lock(accounts, earliest);
        Set<UUID> opened = new TreeSet<>();
        for (Map.Entry<Period, Set<UUID>> one : wanted.entrySet()) {
            Set<UUID> missing = new TreeSet<>(one.getValue());
            missing.removeIf(account -> of(account).containsKey(one.getKey().from()));
            if (missing.isEmpty()) {
                continue;
            }
            if (new BillPeriods(connection).open(missing, one.getKey()) == missing.size()) {
                missing.forEach(account -> of(account).put(one.getKey().from(), true));
            } else {
                opened.addAll(missing);
            }
        }
        lock(opened, earliest);
    }

    /**
     * The period of the usage if it is open; the next open one if the usage came late (rule R12).
     */
    Period stamp(UUID accountId, BillCycle cycle, Period ofUsage) throws SQLException {
        Period period = ofUsage;
        while (true) {
            Boolean open = of(accountId).get(period.from());
            if (open == null) {
                new BillPeriods(connection).open(accountId, period);
                lock(List.of(accountId), period.from());
            } else if (open) {
                return period;
            } else {
                period = cycle.next(period);
            }
        }
    }

    private TreeMap<LocalDate, Boolean> of(UUID accountId) {
        return held.computeIfAbsent(accountId, _ -> new TreeMap<>());
    }

    private void lock(Collection<UUID> accounts, LocalDate earliest) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, new Columns(connection).uuids(accounts));
            statement.setObject(2, earliest);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    of(row.getObject("account_id", UUID.class))
                            .put(
                                    row.getObject("period_from", LocalDate.class),
                                    row.getString("state").equals("OPEN"));
                }
            }
        }
    }
}
