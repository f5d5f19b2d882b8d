package bellbird.reference;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the regular bills of a period must come to, for accounts stored in an operator's tables. It
 * only reads. Accounts with something that this biller does not reckon are named, not guessed.
 */
public final class Opinions {

    /**
     * @param total of the bill with tax; null if it cannot say
     * @param net of the bill before tax; null if it cannot say, or if prices contain tax, so that
     *     the net depends on it
     * @param why it cannot: {@code addOn}, {@code recurring}, {@code sharing}, {@code promotion},
     *     {@code suspension}, {@code outOfTurn}, {@code price}, {@code allowance}, {@code late},
     *     {@code failed}; empty if it can
     */
    public record Opinion(@Nullable BigDecimal total, @Nullable BigDecimal net, String why) {}

    /** What an account has that is not in {@link Books}; the first that applies. */
    private static final String BEYOND =
            """
            select a.id,
                   case when exists (select 1 from product p where p.account_id = a.id
                                      and (p.line_product_id is not null or p.bundle_id is not null)) then 'addOn'
                        when exists (select 1 from sharing_group g where g.account_id = a.id) then 'sharing'
                        when exists (select 1 from product p join product_promotion g on g.product_id = p.id
                                      where p.account_id = a.id) then 'promotion'
                        when exists (select 1 from product p join product_suspension s on s.product_id = p.id
                                      where p.account_id = a.id) then 'suspension'
                        when exists (select 1 from product p join product_terms t on t.product_id = p.id
                                       join offering_version v on v.id = t.offering_version_id
                                      where p.account_id = a.id and v.recurring is not null
                                        and (json_array_length(v.recurring) <> 1
                                             or v.recurring->0->'every'->>'unit' is distinct from 'month'
                                             or v.recurring->0->'every'->>'count' is distinct from '1'
                                             or v.recurring->0->>'timing' is distinct from 'advance')) then 'recurring'
                        when exists (select 1 from customer_bill b where b.account_id = a.id
                                      and b.kind not in ('REGULAR', 'DELTA_NOTE'))
                             then 'outOfTurn'
                        when exists (select 1 from rated_usage r
                                       left join usage_price x
                                              on (x.version_id, x.service, x.prefix)
                                                 = (r.offering_version_id, r.service, r.price_prefix)
                                      where r.account_id = a.id and r.period_from = ?
                                        and (x.version_id is null or x.connection_fee <> 0)) then 'price'
                        when exists (select 1 from product p join usage_counter c on c.product_id = p.id
                                      where p.account_id = a.id) then 'price'
                        when exists (select 1 from allowance_bucket b where b.account_id = a.id
                                      and (b.rolled > 0 or b.service not in ('VOICE', 'SMS', 'DATA'))) then 'allowance'
                        when exists (select 1 from rated_usage r where r.account_id = a.id and r.period_from = ?
                                      and (r.started_at at time zone ?)::date < r.period_from) then 'late' end
              from billing_account a where a.id = any(?)""";

    private final Connection connection;
    private final ZoneId zone;
    private final List<Books.Rate> rates;

    /**
     * @param connection where its tables are on the search path
     * @param rates of VAT, in the order of their first days; at least one
     */
    public Opinions(Connection connection, ZoneId zone, List<Books.Rate> rates) {
        this.connection = connection;
        this.zone = zone;
        this.rates = List.copyOf(rates);
    }

    /**
     * @param from first day of the period
     * @param to day after its last
     */
    public Map<UUID, Opinion> of(List<UUID> accounts, LocalDate from, LocalDate to)
            throws SQLException {
        Map<UUID, Opinion> opinions = new HashMap<>();
        StoredBooks stored = new StoredBooks(connection, zone, from, to);
        for (Map.Entry<UUID, String> account : beyond(accounts, from).entrySet()) {
            opinions.put(
                    account.getKey(),
                    account.getValue().isEmpty()
                            ? reckon(
                                    stored.of(account.getKey(), rates),
                                    billed(account.getKey()),
                                    from,
                                    to)
                            : new Opinion(null, null, account.getValue()));
        }
        return opinions;
    }

    private static Opinion reckon(
            Books books, Set<LocalDate> billed, LocalDate from, LocalDate to) {
        try {
            List<ReferenceBill> bills =
                    new ReferenceBiller(books)
                                    .billsUntil(
                                            to,
                                            period ->
                                                    period.equals(from) || billed.contains(period))
                                    .stream()
                                    .filter(bill -> bill.from().equals(from))
                                    .filter(bill -> bill.to().equals(to))
                                    .toList();
            boolean isNet =
                    bills.stream()
                            .flatMap(bill -> bill.lines().stream())
                            .noneMatch(ReferenceBill.Line::withTax);
            return new Opinion(
                    sum(bills, ReferenceBill::total),
                    isNet ? sum(bills, ReferenceBill::net) : null,
                    "");
        } catch (RuntimeException e) {
            return new Opinion(null, null, "failed");
        }
    }

    private static BigDecimal sum(
            List<ReferenceBill> bills, Function<ReferenceBill, BigDecimal> amount) {
        return bills.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** First days of the periods that have their bill: what no bill has charged is on the next. */
    private Set<LocalDate> billed(UUID account) throws SQLException {
        String sql =
                "select period_from from customer_bill where account_id = ? and kind = 'REGULAR'";
        Set<LocalDate> billed = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    billed.add(row.getObject(1, LocalDate.class));
                }
            }
        }
        return billed;
    }

    private Map<UUID, String> beyond(List<UUID> accounts, LocalDate from) throws SQLException {
        Map<UUID, String> beyond = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(BEYOND)) {
            query.setObject(1, from);
            query.setObject(2, from);
            query.setString(3, zone.getId());
            query.setArray(4, connection.createArrayOf("uuid", accounts.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String why = row.getString(2);
                    beyond.put(row.getObject(1, UUID.class), why == null ? "" : why);
                }
            }
        }
        return beyond;
    }
}
