package bellbird.product;

import bellbird.account.BillCycle;
import bellbird.account.StoredCycle;
import bellbird.charge.Alignment;
import bellbird.charge.ChangeDay;
import bellbird.charge.PricedVersion;
import bellbird.kernel.id.Ids;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrices;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Moves products to a new version of their offering, each at the start of the next billing period
 * that nothing was billed of and no usage can have been rated in. Where a price of whole periods is
 * not divided at a change, at the start of its next period: nobody pays it in both versions.
 */
final class PriceMove {

    private static final String PRODUCTS =
            "select p.id,"
                    + StoredCycle.COLUMN
                    + """
            , p.start_on, p.end_on, t.id as terms_id, t.valid_from, v.id as version_id,
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

    private static final String VERSION =
            "select currency, tax_included, recurring_price, recurring::text"
                    + " from offering_version where id = ?";

    private final Connection connection;
    private final Map<UUID, List<PricedVersion>> prices = new HashMap<>();
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
                    LocalDate on = start(versionId, validFrom, row).orElse(null);
                    LocalDate end = row.getObject("end_on", LocalDate.class);
                    if (on != null && !since.isAfter(today) && (end == null || on.isBefore(end))) {
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

    /** The first day that will do on or after all of these, and after today. */
    private Optional<LocalDate> start(UUID versionId, LocalDate validFrom, ResultSet row)
            throws SQLException {
        LocalDate billed = row.getObject("billed", LocalDate.class);
        LocalDate earliest =
                Stream.of(today.plusDays(1), validFrom, billed == null ? validFrom : billed)
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        BillCycle cycle = StoredCycle.of(row);
        List<Interval> undivided =
                ChangeDay.undivided(
                        prices(row.getObject("version_id", UUID.class)), prices(versionId));
        if (!undivided.isEmpty()) {
            LocalDate begin = row.getObject("start_on", LocalDate.class);
            return ChangeDay.first(undivided, Alignment.ofProduct(cycle, begin), earliest);
        }
        Period period = cycle.months().containing(earliest);
        return Optional.of(period.from().isBefore(earliest) ? period.to() : period.from());
    }

    /** They are read once, however many products have the version. */
    private List<PricedVersion> prices(UUID versionId) throws SQLException {
        List<PricedVersion> known = prices.get(versionId);
        if (known != null) {
            return known;
        }
        try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
            statement.setObject(1, versionId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Currency currency = Currency.getInstance(row.getString("currency"));
                boolean taxIncluded = row.getBoolean("tax_included");
                List<PricedVersion> read =
                        RecurringPrices.read(
                                        row.getString("recurring"),
                                        row.getBigDecimal("recurring_price"))
                                .stream()
                                .map(
                                        price ->
                                                new PricedVersion(
                                                        versionId, price, currency, taxIncluded))
                                .toList();
                prices.put(versionId, read);
                return read;
            }
        }
    }
}
