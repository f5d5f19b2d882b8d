package bellbird.bill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Numbers and writes drafts together. What the database refuses is found by halves and parked
 * alone, and its number is given to the next.
 */
final class Issuing {

    private final Connection connection;
    private final UUID run;
    private final BillIssue issue;
    private final LocalDate today;

    Issuing(Connection connection, UUID run, BillIssue issue, LocalDate today) {
        this.connection = connection;
        this.run = run;
        this.issue = issue;
        this.today = today;
    }

    /**
     * @param issued gets the bills that were written
     */
    void issue(List<BillDraft> drafts, List<IssuedBill> issued) throws SQLException {
        if (drafts.isEmpty()) {
            return;
        }
        execute("savepoint issuing");
        try {
            issued.addAll(write(drafts));
            execute("release savepoint issuing");
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            execute("rollback to savepoint issuing");
            if (drafts.size() == 1) {
                UUID account = drafts.getFirst().account().holder().id();
                new BillRunWriter(connection).park(run, account, "error.bill.refused", reason(e));
            } else {
                int half = drafts.size() / 2;
                issue(drafts.subList(0, half), issued);
                issue(drafts.subList(half, drafts.size()), issued);
            }
        }
    }

    private List<IssuedBill> write(List<BillDraft> drafts) throws SQLException {
        NumberSeries numbers = new NumberSeries(connection);
        String series = issue.series();
        List<IssuedBill> bills = issue.issue(drafts, numbers.lock(series, today));
        numbers.advance(series, bills.getLast().number());
        new BillWriter(connection).write(run, bills);
        return bills;
    }

    /** Whether the data are at fault (class 22 and 23), not the connection or a conflict. */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static String reason(SQLException e) {
        String message = e.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
