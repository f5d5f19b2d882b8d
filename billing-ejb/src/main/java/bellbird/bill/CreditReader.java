package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a bill as something that can be given back. */
final class CreditReader {

    private static final String BILL =
            """
            select b.label, b.account_id, b.kind, b.issued_on, b.period_from, b.period_to, b.currency,
                   b.corrects, coalesce(b.reason, ''), o.label
              from customer_bill b left join customer_bill o on o.id = b.corrects where b.id = ?
            """;
    private static final String LINES =
            """
            select l.number, l.kind, l.description, l.product_id, l.service_id, l.offering_version_id,
                   l.usage_service, l.destination, l.tax_included, l.freed_percent, l.exact_amount,
                   l.amount_minor, l.tax_category, l.tax_percent,
                   coalesce(c.amount, 0), l.period_from, l.period_to, s.price,
                   coalesce(s.amount_minor, l.amount_minor)
              from bill_line l
              left join charge_segment s on (s.bill_id, s.line_number) = (l.bill_id, l.number)
             cross join lateral (select sum(n.amount_minor)::bigint as amount
                                   from bill_line n join customer_bill m on m.id = n.bill_id
                                  where m.corrects = l.bill_id and n.corrects_line = l.number) c
             where l.bill_id = ? order by l.number
            """;
    private static final String NOTES =
            """
            select id, label, issued_on, total_minor, reason
              from customer_bill where corrects = ? order by number
            """;

    private static final String RATES =
            """
            select t.category, t.percent,
                   coalesce(sum(t.base_minor + t.tax_minor) filter (where b.corrects is null), 0)::bigint,
                   sum(t.base_minor + t.tax_minor)::bigint
              from customer_bill b join bill_tax t on t.bill_id = b.id
             where b.id = ? or b.corrects = ? group by t.category, t.percent
            """;

    private static final String NOTE =
            """
            select b.id, b.currency, b.reason, l.corrects_line, -l.amount_minor
              from customer_bill b join bill_line l on l.bill_id = b.id
             where b.corrects = ? and b.request_key = ?
            """;

    private static final String REPLACES =
            """
            select o.id, o.label from customer_bill b join customer_bill o on o.id = b.replaces
             where b.id = ?
            """;
    private static final String FOLLOWS =
            """
            select o.id, o.label from customer_bill b join customer_bill o on o.id = b.follows
             where b.id = ?
            """;
    private static final String REPLACED_BY =
            "select id, label from customer_bill where replaces = ?";

    /** The head of a bill. */
    record Head(
            String label,
            UUID account,
            BillKind kind,
            LocalDate issuedOn,
            LocalDate periodFrom,
            LocalDate periodTo,
            Currency currency,
            Creditable.@Nullable Named corrects,
            String reason) {}

    /**
     * A line as it was charged.
     *
     * @param days what it covers
     * @param credited given back so far, negative where it was charged
     * @param recurringPrice its id; null if it is for something else
     * @param priced of days, the amount as the price has it
     */
    record Line(
            int number,
            BillDetail.LineKind kind,
            String description,
            UUID product,
            @Nullable UUID service,
            UUID version,
            BillDocument.Usage.@Nullable Service usage,
            @Nullable String destination,
            Period days,
            ChargeTax.Group group,
            @Nullable BigDecimal freedOf,
            BigDecimal exact,
            long amount,
            long credited,
            @Nullable String recurringPrice,
            long priced) {

        long left() {
            return amount + credited;
        }
    }

    /**
     * A credit note.
     *
     * @param given minor units by the line that they give back, positive where it was charged
     */
    record Note(UUID id, Currency currency, String reason, Map<Integer, Long> given) {

        /** Whether it is what was asked for; all that was left then is not known any more. */
        boolean answers(CreditRequest request) {
            return reason.equals(request.reason().strip())
                    && (request.lines().isEmpty() || given.size() == request.lines().size())
                    && request.lines().stream().allMatch(this::has);
        }

        private boolean has(CreditRequest.Part part) {
            Long minor = given.get(part.line());
            return minor != null
                    && (part.amount() == null
                            || part.amount().compareTo(new Money(minor, currency).toDecimal())
                                    == 0);
        }
    }

    private final Connection connection;

    CreditReader(Connection connection) {
        this.connection = connection;
    }

    Optional<Head> head(UUID bill) throws SQLException {
        try (PreparedStatement query = query(BILL, bill);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            UUID corrects = row.getObject(8, UUID.class);
            return Optional.of(
                    new Head(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            BillKind.valueOf(row.getString(3)),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            Currency.getInstance(row.getString(7)),
                            corrects == null
                                    ? null
                                    : new Creditable.Named(corrects, row.getString(10)),
                            row.getString(9)));
        }
    }

    /** Two who give back of one account take turns. */
    void lock(UUID account) throws SQLException {
        try (PreparedStatement lock =
                query("select 1 from billing_account where id = ? for no key update", account)) {
            lock.executeQuery().close();
        }
    }

    /** The bill that takes the place of another. */
    Optional<UUID> replacement(UUID bill) throws SQLException {
        return Optional.ofNullable(named(REPLACED_BY, bill)).map(Creditable.Named::id);
    }

    /** Whether a bill is a customer's. */
    boolean isOf(UUID bill, UUID customer) throws SQLException {
        try (PreparedStatement query =
                        query(
                                "select a.customer_id from customer_bill b"
                                        + " join billing_account a on a.id = b.account_id where b.id = ?",
                                bill);
                ResultSet row = query.executeQuery()) {
            return row.next() && customer.equals(row.getObject(1, UUID.class));
        }
    }

    /** What a request about a bill has made before. */
    Optional<Note> note(UUID bill, String key) throws SQLException {
        try (PreparedStatement query = query(NOTE, bill)) {
            query.setString(2, key);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Note note =
                        new Note(
                                row.getObject(1, UUID.class),
                                Currency.getInstance(row.getString(2)),
                                row.getString(3),
                                new HashMap<>());
                do {
                    note.given().put(row.getInt(4), row.getLong(5));
                } while (row.next());
                return Optional.of(note);
            }
        }
    }

    List<Line> lines(UUID bill) throws SQLException {
        try (PreparedStatement query = query(LINES, bill);
                ResultSet row = query.executeQuery()) {
            List<Line> lines = new ArrayList<>();
            while (row.next()) {
                String usage = row.getString(7);
                lines.add(
                        new Line(
                                row.getInt(1),
                                BillDetail.LineKind.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getObject(4, UUID.class),
                                row.getObject(5, UUID.class),
                                row.getObject(6, UUID.class),
                                usage == null ? null : BillDocument.Usage.Service.valueOf(usage),
                                row.getString(8),
                                new Period(
                                        row.getObject(16, LocalDate.class),
                                        row.getObject(17, LocalDate.class)),
                                new ChargeTax.Group(
                                        row.getBoolean(9),
                                        row.getString(13),
                                        row.getBigDecimal(14)),
                                row.getBigDecimal(10),
                                row.getBigDecimal(11),
                                row.getLong(12),
                                row.getLong(15),
                                row.getString(18),
                                row.getLong(19)));
            }
            return lines;
        }
    }

    /**
     * What can still be given back.
     *
     * @param lines of the bill
     */
    CreditRest rest(UUID bill, Head head, List<Line> lines) throws SQLException {
        CreditRest rest = new CreditRest(head.currency(), lines);
        try (PreparedStatement query = query(RATES, bill)) {
            query.setObject(2, bill);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rest.add(
                            row.getString(1), row.getBigDecimal(2), row.getLong(3), row.getLong(4));
                }
            }
        }
        return rest;
    }

    Optional<Creditable> creditable(UUID bill) throws SQLException {
        Optional<Head> found = head(bill);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Head head = found.get();
        List<Creditable.Line> lines = new ArrayList<>();
        if (head.corrects() == null) {
            List<Line> charged = lines(bill);
            CreditRest rest = rest(bill, head, charged);
            for (Line line : charged) {
                lines.add(
                        new Creditable.Line(
                                line.number(),
                                line.description(),
                                new Money(line.amount(), head.currency()),
                                new Money(rest.most(line), head.currency())));
            }
        }
        return Optional.of(
                new Creditable(
                        head.corrects(),
                        named(REPLACES, bill),
                        named(REPLACED_BY, bill),
                        named(FOLLOWS, bill),
                        head.reason(),
                        lines,
                        notes(bill, head)));
    }

    private Creditable.@Nullable Named named(String sql, UUID bill) throws SQLException {
        try (PreparedStatement query = query(sql, bill);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new Creditable.Named(row.getObject(1, UUID.class), row.getString(2))
                    : null;
        }
    }

    private List<Creditable.Note> notes(UUID bill, Head head) throws SQLException {
        try (PreparedStatement query = query(NOTES, bill);
                ResultSet row = query.executeQuery()) {
            List<Creditable.Note> notes = new ArrayList<>();
            while (row.next()) {
                notes.add(
                        new Creditable.Note(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                new Money(row.getLong(4), head.currency()),
                                row.getString(5)));
            }
            return notes;
        }
    }

    private PreparedStatement query(String sql, UUID bill) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setObject(1, bill);
        return query;
    }
}
