package bellbird.product;

import bellbird.account.BillCycle;
import bellbird.account.StoredCycle;
import bellbird.kernel.id.Ids;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves products to a new version of their offering, each at the start of the next billing period
 * that nothing was billed of and no usage can have been rated in.
 */
final class PriceMove {

    private static final String PRODUCTS =
            "select p.id,"
                    + StoredCycle.COLUMN
                    + """
            , p.end_on, t.id as terms_id, t.valid_from,
                   (select max(upper(days)) from charge_segment s where s.product_id = p.id) as billed
              from product p
              join billing_account a on a.id = p.account_id
              join product_terms t on t.product_id = p.id and t.valid_to is null
              join offering_version v on v.id = t.offering_version_id
             where v.offering_id = (select offering_id from offering_version where id = ?)
               and v.id <> ? and p.status <> 'ENDED'
             order by p.id for update of p
            """;
    private static final String END = "update product_terms set valid_to = ? where id = ?";
    private static final String BEGIN =
            """
            insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
            values (?, ?, ?, ?, 'new prices')
            """;

    private record Move(UUID product, UUID terms, LocalDate on) {}

    private final Connection connection;
    private final LocalDate today;
    private final Instant now;
    private final String by;

    /**
     * @param by who publishes the prices
     */
    PriceMove(Connection connection, LocalDate today, Instant now, String by) {
        this.connection = connection;
        this.today = today;
        this.now = now;
        this.by = by;
    }

    /**
     * @param validFrom first day of the version
     * @return how many products were moved
     */
    int to(UUID versionId, LocalDate validFrom) throws SQLException {
        List<Move> moves = moves(versionId, validFrom);
        try (PreparedStatement end = connection.prepareStatement(END);
                PreparedStatement begin = connection.prepareStatement(BEGIN);
                PreparedStatement record = connection.prepareStatement(ProductRecords.RECORD)) {
            for (Move move : moves) {
                end.setObject(1, move.on());
                end.setObject(2, move.terms());
                end.addBatch();
                begin.setObject(1, Ids.next());
                begin.setObject(2, move.product());
                begin.setObject(3, versionId);
                begin.setObject(4, move.on());
                begin.addBatch();
                record.setObject(1, Ids.next());
                record.setObject(2, move.product());
                record.setString(3, ProductEvent.Kind.REPRICED.name());
                record.setObject(4, move.on());
                record.setObject(5, versionId);
                record.setString(6, "");
                record.setTimestamp(7, Timestamp.from(now));
                record.setString(8, by);
                record.addBatch();
            }
            end.executeBatch();
            begin.executeBatch();
            record.executeBatch();
        }
        return moves.size();
    }

    private List<Move> moves(UUID versionId, LocalDate validFrom) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRODUCTS)) {
            statement.setObject(1, versionId);
            statement.setObject(2, versionId);
            List<Move> moves = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LocalDate since = row.getObject("valid_from", LocalDate.class);
                    LocalDate on =
                            start(
                                    StoredCycle.of(row),
                                    validFrom,
                                    row.getObject("billed", LocalDate.class));
                    LocalDate end = row.getObject("end_on", LocalDate.class);
                    if (!since.isAfter(today) && (end == null || on.isBefore(end))) {
                        moves.add(
                                new Move(
                                        row.getObject("id", UUID.class),
                                        row.getObject("terms_id", UUID.class),
                                        on));
                    }
                }
            }
            return moves;
        }
    }

    /** The first start of a billing period on or after all of these days, and after today. */
    private LocalDate start(BillCycle cycle, LocalDate validFrom, @Nullable LocalDate billed) {
        LocalDate earliest =
                Stream.of(today.plusDays(1), validFrom, billed == null ? validFrom : billed)
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        Period period = cycle.containing(earliest);
        return period.from().isBefore(earliest) ? period.to() : period.from();
    }
}
