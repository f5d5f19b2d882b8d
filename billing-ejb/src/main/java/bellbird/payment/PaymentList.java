package bellbird.payment;

import bellbird.kernel.money.Money;
import bellbird.kernel.text.PlainText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Attempts with their payments, for the operator. */
final class PaymentList {

    private static final int MOST = 500;

    private static final String FROM =
            """
             from payment_attempt a
             join customer_bill b on b.id = a.bill_id
             join billing_account k on k.id = a.account_id
             join customer c on c.id = k.customer_id
             join party p on p.id = c.party_id
             left join payment m on m.attempt_id = a.id
            where position(? in lower(concat_ws(E'\\n', b.label, k.number, p.name,
                                                a.provider_session, m.provider_payment))) > 0
            """;

    private final Connection connection;

    PaymentList(Connection connection) {
        this.connection = connection;
    }

    int count(String search) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*)" + FROM)) {
            query.setString(1, term(search));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    List<PaymentRow> rows(String search, int offset, int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select a.id, a.bill_id, b.label, a.account_id, k.number, k.customer_id, p.name,
                               a.provider, a.amount_minor, a.currency, a.state, a.failure,
                               a.created_at, a.updated_at, m.id as payment_id, m.provider_payment,
                               m.received_at
                        """
                                + FROM
                                + " order by a.created_at desc, a.id desc offset ? limit ?")) {
            query.setString(1, term(search));
            query.setInt(2, Math.max(0, offset));
            query.setInt(3, Math.clamp(limit, 0, MOST));
            List<PaymentRow> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        }
    }

    private static String term(String search) {
        return PlainText.sought(search).toLowerCase(Locale.ROOT);
    }

    private static PaymentRow read(ResultSet row) throws SQLException {
        Timestamp receivedAt = row.getTimestamp("received_at");
        return new PaymentRow(
                row.getObject("id", UUID.class),
                row.getObject("bill_id", UUID.class),
                row.getString("label"),
                row.getObject("account_id", UUID.class),
                row.getString("number"),
                row.getObject("customer_id", UUID.class),
                row.getString("name"),
                row.getString("provider"),
                new Money(
                        row.getLong("amount_minor"),
                        Currency.getInstance(row.getString("currency"))),
                AttemptState.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getObject("payment_id", UUID.class),
                row.getString("provider_payment"),
                receivedAt == null ? null : receivedAt.toInstant());
    }
}
