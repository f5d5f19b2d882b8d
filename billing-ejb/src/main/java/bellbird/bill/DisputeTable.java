package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps disputes, on a tenant's connection in a transaction. */
final class DisputeTable {

    private static final String DISPUTES =
            """
            select d.id, d.bill_id, d.line_number, l.description, d.amount_minor, b.currency, d.words,
                   d.opened_by, d.opened_at, d.answer, d.decided_by, d.decided_at, n.id, n.label
              from bill_dispute d
              join bill_line l on l.bill_id = d.bill_id and l.number = d.line_number
              join customer_bill b on b.id = d.bill_id
              left join customer_bill n on n.id = d.note_id
            """;

    private static final int PERCENT_PLACES = 2;

    private final Connection connection;

    DisputeTable(Connection connection) {
        this.connection = connection;
    }

    /** Oldest first. */
    List<Dispute> of(UUID bill) throws SQLException {
        return list(DISPUTES + " where d.bill_id = ? order by d.opened_at, d.id", bill);
    }

    Optional<Dispute> find(UUID id) throws SQLException {
        return list(DISPUTES + " where d.id = ?", id).stream().findFirst();
    }

    /** Locks it, so that it is decided once. */
    Optional<Dispute> lock(UUID id) throws SQLException {
        return list(DISPUTES + " where d.id = ? for update of d", id).stream().findFirst();
    }

    /**
     * @throws BellbirdException not found; for the fields {@code line} and {@code amount}; a
     *     conflict if the line is disputed already, or nothing of it is left
     */
    Dispute open(UUID bill, DisputeRequest request, String by, Instant now) throws SQLException {
        CreditReader reader = new CreditReader(connection);
        CreditReader.Head head = reader.head(bill).orElseThrow(BellbirdException::notFound);
        reader.lock(head.account());
        if (head.corrects() != null) {
            throw BellbirdException.conflict("error.dispute.ofCredit");
        }
        if (of(bill).stream()
                .anyMatch(one -> one.line() == request.line() && one.decision() == null)) {
            throw BellbirdException.conflict("error.dispute.open");
        }
        List<CreditReader.Line> lines = reader.lines(bill);
        CreditRest rest = reader.rest(bill, head, lines);
        long minor = minor(new CreditParts(lines, head.currency(), rest::most), request);
        CreditReader.Line line =
                lines.stream()
                        .filter(one -> one.number() == request.line())
                        .findFirst()
                        .orElseThrow();
        UUID id = Ids.next();
        String sql =
                """
                insert into bill_dispute (id, bill_id, line_number, amount_minor, owed_minor, words,
                                          opened_by, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setObject(2, bill);
            insert.setInt(3, request.line());
            insert.setLong(4, minor);
            insert.setLong(5, owed(line, minor));
            insert.setString(6, request.words().strip());
            insert.setString(7, by);
            insert.setTimestamp(8, Timestamp.from(now));
            insert.executeUpdate();
        }
        return lock(id).orElseThrow();
    }

    /** As a part to be given back would be: no more than is left of the line and of its bill. */
    private static long minor(CreditParts parts, DisputeRequest request) {
        try {
            return parts.of(List.of(new CreditRequest.Part(request.line(), request.amount())))
                    .values()
                    .iterator()
                    .next();
        } catch (BellbirdException wrong) {
            throw new BellbirdException(
                    wrong.kind(),
                    wrong.problems().stream()
                            .map(
                                    one ->
                                            new BellbirdException.Problem(
                                                    one.field().replace("lines/0/", ""),
                                                    one.messageKey(),
                                                    one.parameters()))
                            .toList(),
                    wrong);
        }
    }

    /** What of the bill's total it is. */
    private static long owed(CreditReader.Line line, long minor) {
        if (line.group().included()) {
            return minor;
        }
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.ONE.add(line.group().percent().movePointLeft(PERCENT_PLACES)))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * @param note that gives it back; null if it is rejected
     */
    void decide(UUID id, String answer, String by, Instant now, @Nullable UUID note)
            throws SQLException {
        String sql =
                """
                update bill_dispute
                   set state = ?, answer = ?, decided_by = ?, decided_at = ?, note_id = ?
                 where id = ? and state = 'OPEN'""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, note == null ? "REJECTED" : "CREDITED");
            update.setString(2, answer);
            update.setString(3, by);
            update.setTimestamp(4, Timestamp.from(now));
            update.setObject(5, note);
            update.setObject(6, id);
            update.executeUpdate();
        }
    }

    private List<Dispute> list(String sql, UUID id) throws SQLException {
        List<Dispute> disputes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    disputes.add(dispute(row));
                }
            }
        }
        return disputes;
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        return new Dispute(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                new Money(row.getLong(5), Currency.getInstance(row.getString(6))),
                row.getString(7),
                row.getString(8),
                row.getTimestamp(9).toInstant(),
                row.getString(10) == null ? null : decision(row));
    }

    private static Dispute.Decision decision(ResultSet row) throws SQLException {
        UUID note = row.getObject(13, UUID.class);
        return new Dispute.Decision(
                row.getString(10),
                row.getString(11),
                row.getTimestamp(12).toInstant(),
                note == null ? null : new Creditable.Named(note, row.getString(14)));
    }
}
