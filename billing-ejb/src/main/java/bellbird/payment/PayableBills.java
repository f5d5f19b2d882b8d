package bellbird.payment;

import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** Reads bills with their owners and balances. */
final class PayableBills {

    private final Connection connection;

    PayableBills(Connection connection) {
        this.connection = connection;
    }

    /** Lets one transaction at a time decide about the money of an account. */
    void lockAccount(UUID accountId) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select 1 from billing_account where id = ? for no key update")) {
            lock.setObject(1, accountId);
            lock.executeQuery().close();
        }
    }

    Optional<PayableBill> find(UUID billId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select b.id, b.label, b.account_id, a.customer_id, p.email, v.currency,"
                                + " v.total_minor, v.open_minor, v.disputed_minor from customer_bill b"
                                + " join bill_balance v on v.bill_id = b.id"
                                + " join billing_account a on a.id = b.account_id"
                                + " join customer c on c.id = a.customer_id"
                                + " join party p on p.id = c.party_id where b.id = ?")) {
            query.setObject(1, billId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Currency currency = Currency.getInstance(row.getString("currency"));
                return Optional.of(
                        new PayableBill(
                                billId,
                                row.getString("label"),
                                row.getObject("account_id", UUID.class),
                                row.getObject("customer_id", UUID.class),
                                row.getString("email"),
                                new Money(row.getLong("total_minor"), currency),
                                new Money(row.getLong("open_minor"), currency),
                                new Money(row.getLong("disputed_minor"), currency)));
            }
        }
    }

    Optional<BillPaymentState> state(UUID billId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select * from bill_balance where bill_id = ?")) {
            query.setObject(1, billId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Currency currency = Currency.getInstance(row.getString("currency"));
                Timestamp paidAt = row.getTimestamp("paid_at");
                return Optional.of(
                        new BillPaymentState(
                                billId,
                                new Money(row.getLong("total_minor"), currency),
                                new Money(row.getLong("paid_minor"), currency),
                                paidAt == null ? null : paidAt.toInstant(),
                                row.getBoolean("pending"),
                                new Money(row.getLong("disputed_minor"), currency)));
            }
        }
    }
}
