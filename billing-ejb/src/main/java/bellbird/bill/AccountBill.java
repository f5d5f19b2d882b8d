package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.account.StoredCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import bellbird.rating.RatingTurn;
import bellbird.rating.UsageOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Bills one account out of its turn, in the connection's transaction: what was used so far, what
 * products of this period still cost, and what is given back. The usage of the period is closed
 * with it, so what comes later is late (rule R12), and the next regular bill charges the rest. What
 * is late can have a bill of its own, a delta note.
 */
final class AccountBill {

    private final Connection connection;
    private final BillPorts ports;

    AccountBill(Connection connection, BillPorts ports) {
        this.connection = connection;
        this.ports = ports;
    }

    /**
     * @param until day after the last one that is billed
     * @return empty if there is nothing to charge or give back; then nothing is closed
     * @throws ParkException if the account cannot be billed
     * @throws UntaxedException if a tax engine has to be asked first
     */
    Optional<IssuedBill> issue(UUID account, BillKind kind, LocalDate until) throws SQLException {
        Instant begun = ports.clock().now();
        BillCycle cycle = lockedCycle(account);
        Period period = cycle.containing(until.minusDays(1));
        Occasion occasion =
                Occasion.within(kind, cycle, period, until, occurrence(account, kind, period));
        AccountsToBill source =
                new AccountsToBill(connection, ports.clock().zone(), List.of(account), occasion);
        order(account);
        source.lockPeriods();
        new UsageOrder(connection, ports.tenants().current()).require(List.of(account));
        BillContext context = ports.context(connection);
        Optional<BillDraft> draft = draft(account, occasion, source);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        IssuedBill bill = new OneBill(connection, ports, context).issue(draft.get(), begun);
        source.closePeriods(List.of(account), ports.clock().now());
        return Optional.of(bill);
    }

    /**
     * Bills usage that came after the bill of its period was made, of the earliest such period with
     * something to charge (rule R12). Usage whose own next bill is about to be made is left to it.
     *
     * @return empty if there is none; then all stays as it was
     * @throws ParkException if the account cannot be billed
     * @throws UntaxedException if a tax engine has to be asked first
     */
    Optional<IssuedBill> issueLateUsage(UUID account) throws SQLException {
        Instant begun = ports.clock().now();
        BillCycle cycle = lockedCycle(account);
        order(account);
        RatingTurn.hinder(connection);
        LateUsageTable late =
                new LateUsageTable(
                        connection, account, ports.clock().zone(), ports.clock().today());
        new UsageOrder(connection, ports.tenants().current()).require(List.of(account));
        BillContext context = ports.context(connection);
        for (LateUsageTable.Note note : late.notes()) {
            execute("savepoint delta_note");
            late.take(note);
            Occasion occasion = Occasion.late(cycle, note.period(), note.number());
            Optional<BillDraft> draft =
                    draft(
                            account,
                            occasion,
                            new AccountsToBill(
                                    connection, ports.clock().zone(), List.of(account), occasion));
            if (draft.isPresent()) {
                return Optional.of(
                        new OneBill(connection, ports, context)
                                .issue(following(note, draft.get()), begun));
            }
            execute("rollback to savepoint delta_note");
        }
        return Optional.empty();
    }

    private Optional<BillDraft> draft(UUID account, Occasion occasion, AccountsToBill source)
            throws SQLException {
        TaxDetermination tax = ports.taxes().asked(connection, occasion, List.of(account), 0);
        return new BillCalculation(tax, occasion).of(source.read().getFirst());
    }

    private static BillDraft following(LateUsageTable.Note note, BillDraft draft) {
        String sentence =
                new MessageFormat(LineTexts.of("follows", draft.locale()), draft.locale())
                        .format(new Object[] {note.label()});
        return draft.naming(note.bill(), sentence);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void order(UUID account) throws SQLException {
        UsageOrder order = new UsageOrder(connection, ports.tenants().current());
        if (!order.among(List.of(account)).isEmpty()) {
            try {
                order.restore(account, ports.clock().now());
            } catch (IllegalStateException e) {
                throw new ParkException("error.bill.usageOrder", String.valueOf(e.getCause()));
            }
        }
    }

    /** Two who bill the account at the same moment take turns. */
    private BillCycle lockedCycle(UUID account) throws SQLException {
        String sql =
                "select "
                        + StoredCycle.COLUMN
                        + "from billing_account a where id = ? and mode = 'POSTPAID' for no key update of a";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
                return StoredCycle.of(row);
            }
        }
    }

    private int occurrence(UUID account, BillKind kind, Period period) throws SQLException {
        String sql =
                """
                select count(*) from customer_bill
                 where account_id = ? and period_from = ? and kind = ?""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            query.setObject(2, period.from());
            query.setString(3, kind.name());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) + 1;
            }
        }
    }

    /**
     * Bills an account that has nothing more from a day on. On the day its cycle is billed the
     * regular bill is the last one, unless that was made before the end was known: then this one
     * gives back what it took in advance.
     */
    Optional<IssuedBill> issueFinal(UUID account, LocalDate on) throws SQLException {
        return isOver(account, on) && !awaitsRegularBill(account, on)
                ? issue(account, BillKind.FINAL, on)
                : Optional.empty();
    }

    private boolean isOver(UUID account, LocalDate on) throws SQLException {
        String sql =
                """
                select not exists (select 1 from product
                                    where account_id = ? and (end_on is null or end_on > ?))""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            query.setObject(2, on);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private boolean awaitsRegularBill(UUID account, LocalDate on) throws SQLException {
        BillCycle cycle = lockedCycle(account);
        if (!cycle.containing(on).from().equals(on)) {
            return false;
        }
        String sql =
                """
                select not exists (select 1 from bill_period
                                    where account_id = ? and period_from = ? and state = 'CLOSED')""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            query.setObject(2, cycle.containing(on.minusDays(1)).from());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
