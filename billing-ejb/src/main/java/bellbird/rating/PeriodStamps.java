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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds the open billing period that usage is stamped with. Nobody closes one meanwhile, for who
 * rates has a {@link RatingTurn}.
 */
final class PeriodStamps {

    private static final String READ =
            """
            select account_id, period_from, state from bill_period
             where account_id = any(?) and period_from >= ?
            """;

    private final Connection connection;
    private final KnownPeriods known;

    /** Accounts whose period is not known. */
    private final SortedMap<Period, Set<UUID>> wanted =
            new TreeMap<>(Comparator.comparing(Period::from).thenComparing(Period::to));

    /**
     * @param known is not read again, and is kept up to date for the next chunk
     */
    PeriodStamps(Connection connection, KnownPeriods known) {
        this.connection = connection;
        this.known = known;
    }

    /** Asks for the period of an account that usage falls into. */
    void want(UUID account, Period period) {
        if (known.isOpen(account, period.from()) == null) {
            wanted.computeIfAbsent(period, _ -> new HashSet<>()).add(account);
        }
    }

    /** Makes what was asked for and is not there yet. */
    void make() throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        Set<UUID> accounts = new HashSet<>();
        wanted.values().forEach(accounts::addAll);
        LocalDate earliest = wanted.firstKey().from();
        read(accounts, earliest);
        Set<UUID> opened = new HashSet<>();
        for (Map.Entry<Period, Set<UUID>> one : wanted.entrySet()) {
            LocalDate from = one.getKey().from();
            Set<UUID> missing = new TreeSet<>(one.getValue());
            missing.removeIf(account -> known.isOpen(account, from) != null);
            if (missing.isEmpty()) {
                continue;
            }
            if (new BillPeriods(connection).open(missing, one.getKey()) == missing.size()) {
                missing.forEach(account -> known.keep(account, from, true));
            } else {
                opened.addAll(missing);
            }
        }
        read(opened, earliest);
    }

    /**
     * The period of the usage if it is open; the next open one if the usage came late (rule R12).
     */
    Period stamp(UUID account, BillCycle cycle, Period ofUsage) throws SQLException {
        Period period = ofUsage;
        while (true) {
            Boolean open = known.isOpen(account, period.from());
            if (open == null) {
                new BillPeriods(connection).open(account, period);
                read(List.of(account), period.from());
            } else if (open) {
                return period;
            } else {
                period = cycle.next(period);
            }
        }
    }

    private void read(Collection<UUID> accounts, LocalDate earliest) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, new Columns(connection).uuids(accounts));
            statement.setObject(2, earliest);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.keep(
                            row.getObject("account_id", UUID.class),
                            row.getObject("period_from", LocalDate.class),
                            row.getString("state").equals("OPEN"));
                }
            }
        }
    }
}
