package bellbird.bill;

import bellbird.account.StoredCycle;
import bellbird.charge.Alignment;
import bellbird.kernel.money.Money;
import bellbird.kernel.text.PlainText;
import bellbird.kernel.time.Period;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionTables;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RecurringPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads issued bills on a tenant's connection. */
final class BillReader {

    private static final String BILLS =
            """
              from customer_bill b
              join bill_balance m on m.bill_id = b.id
              join billing_account a on a.id = b.account_id
              join customer c on c.id = a.customer_id
              join party p on p.id = c.party_id
            """;
    private static final String SUMMARY =
            """
            select b.id, b.label, a.id, a.number, c.id, c.number, p.name, b.period_from, b.period_to,
                   b.issued_on, b.due_on, b.currency, b.total_minor, m.paid_minor, m.open_minor,
                   exists (select 1 from bill_file f where f.bill_id = b.id), b.kind,
                   m.disputed_minor
            """
                    + BILLS;

    private final Connection connection;
    private final LocalDate today;

    BillReader(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    List<BillSummary> list(BillFilter filter, int offset, int limit) throws SQLException {
        Condition condition = condition(filter);
        String sql =
                SUMMARY
                        + condition.sql()
                        + " order by b.issued_on desc, b.label desc offset ? limit ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int next = condition.bind(query);
            query.setInt(next, offset);
            query.setInt(next + 1, limit);
            List<BillSummary> bills = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bills.add(summary(row));
                }
            }
            return bills;
        }
    }

    long count(BillFilter filter) throws SQLException {
        Condition condition = condition(filter);
        String sql = "select count(*) " + BILLS + condition.sql();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            condition.bind(query);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Optional<BillDetail> find(UUID id) throws SQLException {
        BillSummary summary;
        try (PreparedStatement query = connection.prepareStatement(SUMMARY + " where b.id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                summary = summary(row);
            }
        }
        BillDocument document = document(id).orElseThrow();
        int sign = document.corrects() == null ? 1 : -1; // a credit note prints what it gives back
        List<BillDetail.Line> lines = new ArrayList<>();
        Map<Integer, Booked> booked = bookedLines(id, document);
        for (BillDocument.Line line : document.lines()) {
            Booked row = booked.get(line.number());
            if (row == null) {
                throw new IllegalStateException("line " + line.number() + " of " + id);
            }
            lines.add(
                    new BillDetail.Line(
                            line.number(),
                            row.kind(),
                            line.description(),
                            line.serviceNumber(),
                            line.period(),
                            document.money(sign * line.amountMinor()),
                            document.money(sign * line.netMinor()),
                            line.taxPercent(),
                            row.explanation()));
        }
        List<BillDetail.Tax> taxes =
                document.taxes().stream()
                        .map(
                                tax ->
                                        new BillDetail.Tax(
                                                tax.percent(),
                                                tax.category(),
                                                document.money(sign * tax.netMinor()),
                                                document.money(sign * tax.taxMinor())))
                        .toList();
        return Optional.of(
                new BillDetail(
                        summary,
                        document.money(sign * document.netMinor()),
                        document.money(sign * document.taxMinor()),
                        document.pricesIncludeTax(),
                        lines,
                        taxes));
    }

    /** The frozen document; its logo is named, not there ({@link BillLogos}). */
    Optional<BillDocument> document(UUID id) throws SQLException {
        String sql = "select document::text from customer_bill where id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(BillDocuments.fromJson(row.getString(1)))
                        : Optional.empty();
            }
        }
    }

    Optional<BillPdf> pdf(UUID id) throws SQLException {
        return pdf(id, null);
    }

    /** The stored document of a bill of this customer; null for any customer. */
    Optional<BillPdf> pdf(UUID id, @Nullable UUID customer) throws SQLException {
        String sql =
                """
                select b.label, f.media_type, f.content
                  from bill_file f
                  join customer_bill b on b.id = f.bill_id
                  join billing_account a on a.id = b.account_id
                 where b.id = ? and (?::uuid is null or a.customer_id = ?::uuid)""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            query.setObject(2, customer);
            query.setObject(3, customer);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new BillPdf(
                                        row.getString(1) + ".pdf",
                                        row.getString(2),
                                        row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    private BillSummary summary(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString(12));
        LocalDate dueOn = row.getObject(11, LocalDate.class);
        long open = Math.max(0, row.getLong(15));
        long disputed = row.getLong(18);
        return new BillSummary(
                row.getObject(1, UUID.class),
                BillKind.valueOf(row.getString(17)),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                new Period(row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class)),
                row.getObject(10, LocalDate.class),
                dueOn,
                new Money(row.getLong(13), currency),
                new Money(row.getLong(14), currency),
                new Money(open, currency),
                new Money(disputed, currency),
                state(open, disputed, dueOn),
                row.getBoolean(16));
    }

    /** What is disputed is not overdue (rule R17). */
    private BillState state(long open, long disputed, LocalDate dueOn) {
        if (open == 0) {
            return BillState.PAID;
        }
        if (open > disputed && dueOn.isBefore(today)) {
            return BillState.OVERDUE;
        }
        return disputed > 0 ? BillState.DISPUTED : BillState.OPEN;
    }

    private Map<Integer, Booked> bookedLines(UUID bill, BillDocument document) throws SQLException {
        Map<Integer, BillDocument.Line> printed =
                document.lines().stream()
                        .collect(Collectors.toMap(BillDocument.Line::number, line -> line));
        String sql =
                """
                select l.number, l.kind, l.period_from, l.period_to, l.exact_amount, l.amount_minor,
                       l.service_id, l.usage_service, l.destination, l.offering_version_id,
                       o.name, v.number, v.recurring_price, v.tax_included,
                """
                        + StoredCycle.COLUMN
                        + """
                       , b.currency, b.account_id, b.period_from, l.freed_percent,
                       l.product_id, l.corrects_line, c.label, v.recurring::text, s.price,
                       p.start_on, l.quantity, l.unit, b.delta
                  from bill_line l
                  join customer_bill b on b.id = l.bill_id
                  join billing_account a on a.id = b.account_id
                  join offering_version v on v.id = l.offering_version_id
                  join product_offering o on o.id = v.offering_id
                  left join customer_bill c on c.id = b.corrects
                  left join product p on p.id = l.product_id
                  left join charge_segment s on (s.bill_id, s.line_number) = (l.bill_id, l.number)
                 where l.bill_id = ? order by l.number""";
        Map<Integer, Booked> lines = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, bill);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    BillDetail.LineKind kind = BillDetail.LineKind.valueOf(row.getString(2));
                    int number = row.getInt(1);
                    lines.put(
                            number,
                            new Booked(
                                    kind,
                                    row.getString(22) == null
                                            ? charged(kind, row, printed.get(number))
                                            : new LineExplanation.Credited(
                                                    row.getString(22), row.getInt(21))));
                }
            }
        }
        return lines;
    }

    private LineExplanation charged(
            BillDetail.LineKind kind, ResultSet row, BillDocument.@Nullable Line printed)
            throws SQLException {
        return switch (kind) {
            case RECURRING -> forTime(row);
            case PROMOTION -> promoted(row);
            case ONE_TIME -> once(row);
            case USAGE -> forUsage(row, Objects.requireNonNull(printed));
        };
    }

    private static LineExplanation forTime(ResultSet row) throws SQLException {
        Period charged =
                new Period(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class));
        String id = row.getString(24);
        RecurringPrice price =
                RecurringPrices.read(row.getString(23), row.getBigDecimal(13)).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        Period cycle =
                Alignment.ofProduct(StoredCycle.of(row), row.getObject(25, LocalDate.class))
                        .containing(charged.from(), price.every());
        boolean inDays = row.getString(27).equals(BillDocument.Unit.DAY.name());
        BigDecimal exact = free(row, row.getBigDecimal(5));
        Currency currency = Currency.getInstance(row.getString(16));
        return new LineExplanation.ForTime(
                row.getString(11),
                row.getInt(12),
                free(row, price.amount()),
                price.every(),
                row.getBoolean(14) && row.getBigDecimal(19) == null,
                charged,
                inDays ? row.getBigDecimal(26).longValueExact() : cycle.days(),
                cycle,
                cycle.days(),
                exact,
                row.getBigDecimal(19) == null
                        && Money.settle(exact, currency).minorUnits() != row.getLong(6));
    }

    /** What was promised when the product was ordered; it never changes. */
    private LineExplanation promoted(ResultSet line) throws SQLException {
        String sql =
                """
                select document, from_on, until_on from product_promotion where product_id = ?""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, line.getObject(20));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Promotion promotion = PromotionTables.read(row.getString(1));
                return new LineExplanation.Promoted(
                        promotion.code(),
                        promotion.benefit(),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        line.getString(11),
                        line.getBigDecimal(5));
            }
        }
    }

    private static LineExplanation once(ResultSet row) throws SQLException {
        return new LineExplanation.Once(
                row.getString(11),
                row.getInt(12),
                free(row, row.getBigDecimal(5)),
                row.getBoolean(14) && row.getBigDecimal(19) == null,
                row.getObject(3, LocalDate.class));
    }

    /** Before the VAT that was taken out, because none is owed. */
    private static BigDecimal free(ResultSet line, BigDecimal amount) throws SQLException {
        BigDecimal percent = line.getBigDecimal(19);
        return percent == null ? amount : Charge.free(amount, percent);
    }

    /** Adds the rated records up again: they never change, so this is what was billed. */
    private LineExplanation forUsage(ResultSet line, BillDocument.Line printed)
            throws SQLException {
        String sql =
                """
                select service, destination, count(*), sum(used_quantity), sum(billed_quantity),
                       sum(included_quantity), sum(charged_quantity), sum(amount)
                  from rated_usage
                 where account_id = ? and period_from = ? and delta = ? and service_id = ? and service = ?
                   and destination = ? and offering_version_id = ?
                 group by service, destination order by service, destination""";
        List<LineExplanation.Destination> destinations = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, line.getObject(17));
            query.setObject(2, line.getObject(18, LocalDate.class));
            query.setInt(3, line.getInt(28));
            query.setObject(4, line.getObject(7));
            query.setString(5, line.getString(8));
            query.setString(6, line.getString(9));
            query.setObject(7, line.getObject(10));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    destinations.add(
                            new LineExplanation.Destination(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getBigDecimal(4).setScale(0, RoundingMode.UNNECESSARY),
                                    row.getBigDecimal(5),
                                    row.getBigDecimal(6),
                                    row.getBigDecimal(7),
                                    free(line, row.getBigDecimal(8))));
                }
            }
        }
        return new LineExplanation.ForUsage(
                line.getString(11),
                line.getInt(12),
                line.getBoolean(14) && line.getBigDecimal(19) == null,
                printed.unit() == BillDocument.Unit.PIECE
                        ? null
                        : new LineExplanation.UnitPrice(
                                printed.unitPrice(), printed.quantity(), printed.unit()),
                destinations,
                printed.fees(),
                free(line, line.getBigDecimal(5)));
    }

    private Condition condition(BillFilter filter) {
        Condition condition = new Condition();
        if (!filter.search().isBlank()) {
            String pattern =
                    "%"
                            + PlainText.sought(filter.search()).replaceAll("([%_\\\\])", "\\\\$1")
                            + "%";
            condition.and(
                    "(b.label ilike ? or a.number ilike ? or c.number ilike ? or p.name ilike ?)",
                    pattern,
                    pattern,
                    pattern,
                    pattern);
        }
        if (filter.state() != null) {
            switch (filter.state()) {
                case PAID -> condition.and("m.open_minor <= 0");
                case OPEN ->
                        condition.and(
                                "m.open_minor > 0 and m.disputed_minor = 0 and b.due_on >= ?",
                                today);
                case DISPUTED ->
                        condition.and(
                                "exists (select 1 from bill_dispute d"
                                        + " where d.bill_id = b.id and d.state = 'OPEN')");
                case OVERDUE ->
                        condition.and("m.open_minor > m.disputed_minor and b.due_on < ?", today);
            }
        }
        if (filter.customerId() != null) {
            condition.and("c.id = ?", filter.customerId());
        }
        if (filter.runId() != null) {
            condition.and("b.run_id = ?", filter.runId());
        }
        return condition;
    }

    private record Booked(BillDetail.LineKind kind, LineExplanation explanation) {}

    /** A where clause that grows, with its parameters. */
    private static final class Condition {
        private final StringBuilder sql = new StringBuilder(" where true");
        private final List<Object> parameters = new ArrayList<>();

        void and(String more, Object... values) {
            sql.append(" and ").append(more);
            parameters.addAll(List.of(values));
        }

        String sql() {
            return sql.toString();
        }

        /** Binds its parameters; returns the index of the next one. */
        int bind(PreparedStatement query) throws SQLException {
            int index = 1;
            for (Object parameter : parameters) {
                query.setObject(index++, parameter);
            }
            return index;
        }
    }
}
