package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The mail that brings a bill: its PDF, what it comes to, and where to pay it. */
final class BillMail {

    private final Connection connection;
    private final String baseUrl;

    /**
     * @param baseUrl of the tenant, without a slash at the end
     */
    BillMail(Connection connection, String baseUrl) {
        this.connection = connection;
        this.baseUrl = baseUrl;
    }

    /**
     * @throws BellbirdException not found, if there is no such bill or its file is not stored
     */
    Mail of(UUID bill) throws SQLException {
        String sql =
                """
                select p.email, p.name, p.language, b.label, b.total_minor, b.currency, b.due_on,
                       f.media_type, f.content, p.country, o.label, b.reason, b.kind
                  from customer_bill b
                  join bill_file f on f.bill_id = b.id
                  left join customer_bill o on o.id in (b.corrects, b.follows)
                  join billing_account a on a.id = b.account_id
                  join customer c on c.id = a.customer_id
                  join party p on p.id = c.party_id
                 where b.id = ?""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, bill);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
                return mail(bill, row);
            }
        }
    }

    private Mail mail(UUID bill, ResultSet row) throws SQLException {
        Locale language = Locale.forLanguageTag(row.getString(3));
        Locale place = place(language, row.getString(10));
        String label = row.getString(4);
        Money total = new Money(row.getLong(5), Currency.getInstance(row.getString(6)));
        LocalDate dueOn = row.getObject(7, LocalDate.class);
        String other = row.getString(11);
        String reason = row.getString(12);
        BillKind kind = BillKind.valueOf(row.getString(13));
        Map<String, String> said = new HashMap<>();
        said.put("name", row.getString(2));
        said.put("label", label);
        said.put("total", amount(kind == BillKind.CREDIT_NOTE ? total.negated() : total, place));
        said.put("dueOn", day(dueOn, place));
        if (other != null) {
            said.put("bill", other);
        }
        if (reason != null) {
            said.put("reason", reason);
        }
        return new Mail(
                "bill/" + bill,
                row.getString(1),
                language,
                switch (kind) {
                    case CREDIT_NOTE -> "credit-note";
                    case DELTA_NOTE -> "delta-note";
                    case REGULAR, IMMEDIATE, FINAL, CORRECTED ->
                            total.isPositive() ? "bill" : "bill-credit";
                },
                said,
                baseUrl + "/care/bills/" + bill,
                List.of(new Mail.Attachment(label + ".pdf", row.getString(8), row.getBytes(9))));
    }

    /** Dates and amounts as they are written where the customer lives. */
    static Locale place(Locale language, String country) {
        return language.getCountry().isEmpty()
                ? new Locale.Builder().setLocale(language).setRegion(country).build()
                : language;
    }

    static String amount(Money money, Locale place) {
        NumberFormat format = NumberFormat.getCurrencyInstance(place);
        int decimals = money.currency().getDefaultFractionDigits();
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(money.toDecimal());
    }

    private static String day(LocalDate day, Locale place) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(place).format(day);
    }
}
