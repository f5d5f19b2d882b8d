package bellbird.bill;

import bellbird.account.BillPeriods;
import bellbird.kernel.time.Period;
import bellbird.rating.RatingTurn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what the bills of many accounts are computed from, a query for each kind of data and never
 * one for each account.
 */
final class AccountsToBill {

    private final Connection connection;
    private final ZoneId zone;
    private final List<UUID> accounts;
    private final Occasion occasion;
    private final Period period;

    /** Accounts whose usage of the period is on a bill. */
    private final Set<UUID> closed = new HashSet<>();

    /**
     * @param zone decides the day of a usage record
     * @param accounts whose data
     * @param occasion what they are billed for
     */
    AccountsToBill(Connection connection, ZoneId zone, List<UUID> accounts, Occasion occasion) {
        this.connection = connection;
        this.zone = zone;
        this.accounts = List.copyOf(accounts);
        this.occasion = occasion;
        this.period = occasion.period();
    }

    /**
     * Locks the period: who rates usage into it has finished, and who comes later finds it closed.
     * The next one is opened with it.
     */
    void lockPeriods() throws SQLException {
        RatingTurn.hinder(connection);
        BillPeriods periods = new BillPeriods(connection);
        periods.open(accounts, period);
        periods.open(accounts, occasion.cycle().next(period));
        readPeriods(" for update");
    }

    /** Only reads which periods are closed: for a look at what would be billed. */
    void seePeriods() throws SQLException {
        readPeriods("");
    }

    private void readPeriods(String lock) throws SQLException {
        String sql =
                """
                select account_id, state from bill_period
                 where account_id = any(?) and period_from = ? order by account_id\
                """;
        try (PreparedStatement query = connection.prepareStatement(sql + lock)) {
            query.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            query.setObject(2, period.from());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2).equals("CLOSED")) {
                        closed.add(row.getObject(1, UUID.class));
                    }
                }
            }
        }
    }

    /** Closes the period of some of the accounts; what is rated from now on goes to the next. */
    void closePeriods(List<UUID> closed, Instant now) throws SQLException {
        String sql =
                """
                update bill_period set state = 'CLOSED', closed_at = ?
                 where account_id = any(?) and period_from = ? and state = 'OPEN'\
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setArray(2, connection.createArrayOf("uuid", closed.toArray()));
            update.setObject(3, period.from());
            update.executeUpdate();
        }
    }

    /** In the order of the accounts given. */
    List<BillAccount> read() throws SQLException {
        AccountQueries all = new AccountQueries(connection, accounts);
        HolderReader who = new HolderReader(all);
        ProductReader products = new ProductReader(all);
        UsageReader used = new UsageReader(new AccountQueries(connection, open()), zone, occasion);
        Map<UUID, BillAccount.Holder> holders = who.holders();
        Map<UUID, List<BillAccount.Exemption>> exemptions = who.exemptions();
        Map<UUID, List<BillAccount.Terms>> terms = products.terms();
        Map<UUID, List<BillAccount.Suspension>> suspensions = products.suspensions();
        Map<UUID, List<BillAccount.Once>> once = products.once(occasion.usage().to());
        Map<UUID, List<BillAccount.Promoted>> promoted = products.promoted();
        Map<UUID, List<BillAccount.Charged>> charged = products.charged();
        Map<UUID, List<BillAccount.UsageSum>> usage = used.usage();
        Map<UUID, List<BillAccount.AllowanceSum>> allowances = used.allowances();
        Map<UUID, BillAccount.Standing> standings = who.standings();
        List<BillAccount> result = new ArrayList<>();
        for (UUID account : accounts) {
            BillAccount.Holder holder = holders.get(account);
            if (holder == null) {
                throw new IllegalStateException("no account " + account);
            }
            result.add(
                    new BillAccount(
                            holder,
                            exemptions.getOrDefault(account, List.of()),
                            terms.getOrDefault(account, List.of()),
                            suspensions.getOrDefault(account, List.of()),
                            once.getOrDefault(account, List.of()),
                            promoted.getOrDefault(account, List.of()),
                            charged.getOrDefault(account, List.of()),
                            usage.getOrDefault(account, List.of()),
                            allowances.getOrDefault(account, List.of()),
                            standings.getOrDefault(account, BillAccount.Standing.NONE)));
        }
        return result;
    }

    /** The accounts whose usage of the period is on no bill. */
    private List<UUID> open() {
        return accounts.stream().filter(one -> !closed.contains(one)).toList();
    }
}
