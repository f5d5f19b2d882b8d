package bellbird.bill;

import bellbird.kernel.mail.Mail;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells the customer that a dispute was taken up, and what became of it. */
final class DisputeMail {

    private final Connection connection;
    private final String baseUrl;

    /**
     * @param baseUrl of the tenant, without a slash at the end
     */
    DisputeMail(Connection connection, String baseUrl) {
        this.connection = connection;
        this.baseUrl = baseUrl;
    }

    Mail of(Dispute dispute) throws SQLException {
        String sql =
                """
                select p.email, p.name, p.language, p.country, b.label
                  from customer_bill b
                  join billing_account a on a.id = b.account_id
                  join customer c on c.id = a.customer_id
                  join party p on p.id = c.party_id
                 where b.id = ?""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, dispute.bill());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return mail(dispute, row);
            }
        }
    }

    private Mail mail(Dispute dispute, ResultSet row) throws SQLException {
        Locale language = Locale.forLanguageTag(row.getString(3));
        Locale place = BillMail.place(language, row.getString(4));
        Dispute.Decision decision = dispute.decision();
        String template =
                decision == null
                        ? "dispute-opened"
                        : decision.note() == null ? "dispute-rejected" : "dispute-credited";
        return new Mail(
                "dispute/" + dispute.id() + (decision == null ? "/opened" : "/decided"),
                row.getString(1),
                language,
                template,
                Map.of(
                        "name", row.getString(2),
                        "label", row.getString(5),
                        "line", dispute.description(),
                        "amount", BillMail.amount(dispute.amount(), place),
                        "answer", decision == null ? "" : decision.answer(),
                        "note",
                                decision == null || decision.note() == null
                                        ? ""
                                        : decision.note().label()),
                baseUrl + "/care/bills/" + dispute.bill(),
                List.of());
    }
}
