package bellbird.bill;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers the proof of a bill, on a tenant's connection: from what was booked, not from texts. */
final class ProofReader {

    private static final String LINES =
            """
            select l.number, l.tax_included, l.tax_category, l.tax_percent, l.freed_percent,
                   l.exact_amount, l.amount_minor, l.net_minor, l.usage_service, l.destination
              from bill_line l
             where l.bill_id = ? order by l.number
            """;
    private static final String TAXES =
            """
            select category, percent, tax_included, base_minor, tax_minor
              from bill_tax where bill_id = ? order by category, percent, tax_included
            """;

    /** A price by unit explains an amount only where no counter was moved. */
    private static final String RECORDS =
            """
            select l.number, r.record_key, r.started_at, f.sha256, u.line_number, r.used_quantity,
                   r.billed_quantity, r.included_quantity, r.charged_quantity, r.amount,
                   x.amount, x.unit_size, x.first_increment, x.next_increment, x.connection_fee
              from bill_line l
              join customer_bill b on b.id = l.bill_id
              join rated_usage r on (r.account_id, r.period_from, r.delta) = (b.account_id, b.period_from, b.delta)
               and (r.service_id, r.service, r.destination, r.offering_version_id)
                   = (l.service_id, l.usage_service, l.destination, l.offering_version_id)
              join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
              join usage_file f on f.id = r.file_id
              left join usage_price x on x.version_id = r.offering_version_id
               and x.service = r.service and x.prefix = r.price_prefix
               and not exists (select 1 from counter_movement m
                                where (m.record_key, m.started_at) = (r.record_key, r.started_at))
             where l.bill_id = ? and l.kind = 'USAGE' and b.kind <> 'CREDIT_NOTE'
             order by l.number, r.started_at, r.record_key
            """;

    private static final String TAKEN =
            """
            select c.record_key, c.quantity, c.remaining_before
              from customer_bill b
              join rated_usage r on (r.account_id, r.period_from, r.delta) = (b.account_id, b.period_from, b.delta)
              join allowance_consumption c
                on (c.record_key, c.started_at) = (r.record_key, r.started_at)
              join allowance_bucket a on a.id = c.bucket_id
             where b.id = ? order by c.record_key, a.priority, a.period_from
            """;

    private final Connection connection;
    private final LocalDate today;

    ProofReader(Connection connection, LocalDate today) {
        this.connection = connection;
        this.today = today;
    }

    Optional<ProofDocument> find(UUID bill) throws SQLException {
        Optional<BillDetail> found = new BillReader(connection, today).find(bill);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        BillDetail detail = found.get();
        BillSummary summary = detail.summary();
        Head head = head(bill);
        List<ProofDocument.Line> lines = lines(bill, detail);
        return Optional.of(
                new ProofDocument(
                        ProofDocument.FORM,
                        head.seller(),
                        summary.label(),
                        summary.issuedOn(),
                        summary.total().currency().getCurrencyCode(),
                        summary.period().from(),
                        summary.period().to(),
                        lines,
                        taxes(bill, summary.total().currency()),
                        detail.net().toDecimal(),
                        detail.tax().toDecimal(),
                        summary.total().toDecimal(),
                        head.hash(),
                        hasUsage(lines) ? notKept(summary, head.delta()) : null));
    }

    private static boolean hasUsage(List<ProofDocument.Line> lines) {
        return lines.stream().anyMatch(line -> line.usage() != null);
    }

    /** Asked when the records have been read, so that none is missing without a word. */
    private @Nullable DroppedUsage notKept(BillSummary bill, int delta) throws SQLException {
        DroppedUsage dropped =
                DroppedUsage.of(connection, bill.accountId(), bill.period().from(), delta);
        return dropped.isNothing() ? null : dropped;
    }

    private record Head(String seller, String hash, int delta) {}

    private Head head(UUID bill) throws SQLException {
        String sql =
                "select document->'seller'->>'legalName', hash, delta from customer_bill where id = ?";
        try (PreparedStatement query = query(sql, bill);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Head(row.getString(1), row.getString(2), row.getInt(3));
        }
    }

    private List<ProofDocument.Line> lines(UUID bill, BillDetail detail) throws SQLException {
        Map<Integer, List<ProofDocument.Record>> records = records(bill);
        Currency currency = detail.net().currency();
        List<ProofDocument.Line> lines = new ArrayList<>();
        try (PreparedStatement query = query(LINES, bill);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int number = row.getInt(1);
                BillDetail.Line line = detail.lines().get(number - 1);
                LineExplanation because = line.explanation();
                lines.add(
                        new ProofDocument.Line(
                                number,
                                line.kind().name(),
                                line.description(),
                                row.getBoolean(2),
                                row.getString(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6),
                                new Money(row.getLong(7), currency).toDecimal(),
                                new Money(row.getLong(8), currency).toDecimal(),
                                because instanceof LineExplanation.ForTime time ? time(time) : null,
                                because instanceof LineExplanation.Once once
                                        ? new ProofDocument.Once(
                                                once.offering(), once.version(), once.price())
                                        : null,
                                because instanceof LineExplanation.ForUsage usage
                                        ? new ProofDocument.Usage(
                                                row.getString(9),
                                                row.getString(10),
                                                usage.offering(),
                                                usage.version(),
                                                records.getOrDefault(number, List.of()))
                                        : null,
                                because instanceof LineExplanation.Credited back
                                        ? new ProofDocument.Credited(back.bill(), back.line())
                                        : null));
            }
        }
        return lines;
    }

    private static ProofDocument.Time time(LineExplanation.ForTime time) {
        return new ProofDocument.Time(
                time.offering(),
                time.version(),
                time.price(),
                time.charged().from(),
                time.charged().to(),
                time.days(),
                time.cycle().from(),
                time.cycle().to(),
                time.cycleDays(),
                time.remainder());
    }

    private List<ProofDocument.Tax> taxes(UUID bill, Currency currency) throws SQLException {
        List<ProofDocument.Tax> taxes = new ArrayList<>();
        try (PreparedStatement query = query(TAXES, bill);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                taxes.add(
                        new ProofDocument.Tax(
                                row.getString(1),
                                row.getBigDecimal(2),
                                row.getBoolean(3),
                                new Money(row.getLong(4), currency).toDecimal(),
                                new Money(row.getLong(5), currency).toDecimal()));
            }
        }
        return taxes;
    }

    private Map<Integer, List<ProofDocument.Record>> records(UUID bill) throws SQLException {
        Map<String, List<ProofDocument.Taken>> taken = taken(bill);
        Map<Integer, List<ProofDocument.Record>> records = new LinkedHashMap<>();
        try (PreparedStatement query = query(RECORDS, bill);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String key = row.getString(2);
                records.computeIfAbsent(row.getInt(1), number -> new ArrayList<>())
                        .add(
                                new ProofDocument.Record(
                                        key,
                                        row.getTimestamp(3).toInstant().toString(),
                                        row.getString(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getLong(7),
                                        taken.getOrDefault(key, List.of()),
                                        row.getLong(8),
                                        row.getLong(9),
                                        price(row),
                                        row.getBigDecimal(10)));
            }
        }
        return records;
    }

    private static ProofDocument.@Nullable Price price(ResultSet row) throws SQLException {
        BigDecimal price = row.getBigDecimal(11);
        return price == null
                ? null
                : new ProofDocument.Price(
                        price,
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14),
                        row.getBigDecimal(15));
    }

    private Map<String, List<ProofDocument.Taken>> taken(UUID bill) throws SQLException {
        Map<String, List<ProofDocument.Taken>> taken = new LinkedHashMap<>();
        try (PreparedStatement query = query(TAKEN, bill);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                taken.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(new ProofDocument.Taken(row.getLong(2), row.getLong(3)));
            }
        }
        return taken;
    }

    private PreparedStatement query(String sql, UUID bill) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setObject(1, bill);
        return query;
    }
}
