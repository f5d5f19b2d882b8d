package bellbird.bill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles the bills of accounts by what other bills of theirs give back: what a credit note names,
 * then the oldest. A bill that is being paid at this moment is left to its payment, and settled
 * when that comes to nothing.
 */
public final class CreditBalance {

    private static final String CREDITS =
            """
            select v.bill_id, v.account_id, -v.open_minor, b.corrects
              from customer_bill b join bill_balance v on v.bill_id = b.id
             where b.account_id = any(?) and b.total_minor < 0 and v.open_minor < 0
             order by b.account_id, b.issued_on, b.label
            """;
    private static final String DEBTS =
            """
            select v.bill_id, v.account_id, v.open_minor, null::uuid
              from customer_bill b join bill_balance v on v.bill_id = b.id
             where b.account_id = any(?) and v.open_minor > 0 and not v.pending
             order by b.account_id, b.due_on, b.issued_on, b.label
            """;
    private static final String APPLY =
            """
            insert into credit_application (from_bill_id, to_bill_id, amount_minor, applied_on)
            values (?, ?, ?, ?)
            """;

    /** What is left of a bill, positive. */
    private static final class Rest {
        final UUID bill;
        final UUID account;
        final @Nullable UUID corrects;
        long minor;

        Rest(UUID bill, UUID account, long minor, @Nullable UUID corrects) {
            this.bill = bill;
            this.account = account;
            this.minor = minor;
            this.corrects = corrects;
        }
    }

    private final Connection connection;
    private final LocalDate today;

    public CreditBalance(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    /**
     * Settles what is open now.
     *
     * @param accounts that the transaction has locked: who pays a bill of theirs meanwhile waits
     */
    public void apply(Collection<UUID> accounts) throws SQLException {
        List<Rest> credits = read(CREDITS, accounts);
        if (credits.isEmpty()) {
            return;
        }
        List<Rest> debts =
                read(DEBTS, credits.stream().map(credit -> credit.account).distinct().toList());
        try (PreparedStatement insert = connection.prepareStatement(APPLY)) {
            for (Rest credit : credits) {
                for (Rest debt : debts) {
                    if (debt.bill.equals(credit.corrects)) {
                        settle(insert, credit, debt);
                    }
                }
            }
            for (Rest credit : credits) {
                for (Rest debt : debts) {
                    if (!debt.bill.equals(credit.corrects)) {
                        settle(insert, credit, debt);
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private void settle(PreparedStatement insert, Rest credit, Rest debt) throws SQLException {
        long part = Math.min(credit.minor, debt.minor);
        if (part > 0 && debt.account.equals(credit.account)) {
            insert.setObject(1, credit.bill);
            insert.setObject(2, debt.bill);
            insert.setLong(3, part);
            insert.setObject(4, today);
            insert.addBatch();
            credit.minor -= part;
            debt.minor -= part;
        }
    }

    private List<Rest> read(String sql, Collection<UUID> accounts) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            List<Rest> rests = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rests.add(
                            new Rest(
                                    row.getObject(1, UUID.class),
                                    row.getObject(2, UUID.class),
                                    row.getLong(3),
                                    row.getObject(4, UUID.class)));
                }
            }
            return rests;
        }
    }
}
