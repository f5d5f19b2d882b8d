package bellbird.bill;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellbird.account.StoredCycle;
import bellbird.charge.Alignment;
import bellbird.charge.Due;
import bellbird.charge.PricedVersion;
import bellbird.charge.RecurringCharges;
import bellbird.charge.Subscription;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RecurringPrices;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Active products with a price that a run's period owes, of which no bill and no draft charges a
 * day of the period. What is paid in arrears is owed when its own period is over: a quarter in the
 * run of its last month.
 */
final class UnchargedProducts {

    /** Terms of products that are active in the period and of which nothing is charged in it. */
    private static final String TERMS =
            "select p.id, a.number,"
                    + StoredCycle.COLUMN
                    + """
            , p.start_on, p.end_on, t.valid_from, t.valid_to,
                   v.id as version_id, v.currency, v.tax_included, v.recurring_price, v.recurring::text
              from bill_run r
              join bill_run_account x on x.run_id = r.id and x.state in ('DRAFT', 'ZERO', 'BILLED')
              join product p on p.account_id = x.account_id
              join billing_account a on a.id = p.account_id
              join product_terms t on t.product_id = p.id
              join offering_version v on v.id = t.offering_version_id
             cross join lateral (select daterange(r.period_from, r.period_to) as days) d
             where r.id = ? and p.status = 'ACTIVE' and p.bundle_id is null
               and daterange(t.valid_from, t.valid_to) && daterange(p.start_on, p.end_on) * d.days
               and not exists (select 1 from product_suspension s where s.product_id = coalesce(p.line_product_id, p.id)
                                and daterange(s.valid_from, s.valid_to) && d.days)
               and not exists (select 1 from charge_segment s where s.product_id = p.id and s.days && d.days)
               and not exists (select 1 from bill_draft_line l
                                where (l.run_id, l.account_id, l.product_id) = (r.id, p.account_id, p.id)
                                  and l.kind = 'RECURRING' and daterange(l.period_from, l.period_to) && d.days)""";

    private final Connection connection;
    private final Map<UUID, List<RecurringPrice>> prices = new HashMap<>();

    UnchargedProducts(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param period of the run
     */
    Optional<RunAlarm> of(UUID run, Period period) throws SQLException {
        NavigableSet<String> products = new TreeSet<>();
        NavigableSet<String> accounts = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(TERMS)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (isOwed(row, period)) {
                        products.add(row.getString("id"));
                        accounts.add(row.getString("number"));
                    }
                }
            }
        }
        if (products.isEmpty()) {
            return Optional.empty();
        }
        String name = UUID.nameUUIDFromBytes(products.toString().getBytes(UTF_8)).toString();
        return Optional.of(
                RunAlarm.of(
                        RunAlarm.Kind.UNCHARGED,
                        name,
                        Integer.toString(products.size()),
                        accounts.first()));
    }

    private boolean isOwed(ResultSet row, Period period) throws SQLException {
        LocalDate start = row.getObject("start_on", LocalDate.class);
        UUID version = row.getObject("version_id", UUID.class);
        Currency currency = Currency.getInstance(row.getString("currency"));
        boolean taxIncluded = row.getBoolean("tax_included");
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        LocalDate to = row.getObject("valid_to", LocalDate.class);
        Subscription product =
                new Subscription(
                        start,
                        row.getObject("end_on", LocalDate.class),
                        Alignment.ofProduct(StoredCycle.of(row), start),
                        prices(version, row).stream()
                                .map(one -> new PricedVersion(version, one, currency, taxIncluded))
                                .map(price -> new Subscription.Term(price, from, to))
                                .toList(),
                        List.of());
        return RecurringCharges.areDue(product, new Due(period.to(), period.to()), period);
    }

    /** They are read once, however many products have the version. */
    private List<RecurringPrice> prices(UUID version, ResultSet row) throws SQLException {
        List<RecurringPrice> known = prices.get(version);
        if (known == null) {
            known =
                    RecurringPrices.read(
                            row.getString("recurring"), row.getBigDecimal("recurring_price"));
            prices.put(version, known);
        }
        return known;
    }
}
