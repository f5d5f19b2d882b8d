package bellbird.payment;

import bellbird.kernel.mail.Mail;
import bellbird.kernel.mail.Mailer;
import bellbird.kernel.money.Money;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.FactListener;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Thanks the payer by mail. */
class PaymentReceipt implements FactListener {

    private final Transactions transactions;
    private final TenantProfiles tenants;
    private final Mailer mailer;

    @Inject
    PaymentReceipt(Transactions transactions, TenantProfiles tenants, Mailer mailer) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.mailer = mailer;
    }

    @Override
    public String type() {
        return "PaymentReceived";
    }

    @Override
    public void on(Fact fact) {
        mailer.send(transactions.join(c -> mail(c, UUID.fromString(fact.subject()))));
    }

    private Mail mail(Connection connection, UUID payment) throws SQLException {
        TenantProfile tenant = tenants.current();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select y.email, y.name, y.language, b.id, b.label, p.amount_minor,"
                                + " p.currency from payment p"
                                + " join customer_bill b on b.id = p.bill_id"
                                + " join billing_account a on a.id = p.account_id"
                                + " join customer c on c.id = a.customer_id"
                                + " join party y on y.id = c.party_id where p.id = ?")) {
            query.setObject(1, payment);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Locale language = Locale.forLanguageTag(row.getString("language"));
                return new Mail(
                        "payment/" + payment,
                        row.getString("email"),
                        language,
                        "paymentReceived",
                        Map.of(
                                "name", row.getString("name"),
                                "bill", row.getString("label"),
                                "amount",
                                        amount(
                                                row.getLong("amount_minor"),
                                                row.getString("currency"),
                                                language),
                                "operator", tenant.name()),
                        tenants.baseUrl(tenant) + "/care/bills/" + row.getString("id"),
                        List.of());
            }
        }
    }

    private static String amount(long minorUnits, String code, Locale language) {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(new Money(minorUnits, currency).toDecimal());
    }
}
