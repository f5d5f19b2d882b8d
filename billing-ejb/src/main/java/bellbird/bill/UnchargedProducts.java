package bellbird.bill;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellbird.account.StoredCycle;
import bellbird.charge.Alignment;
import bellbird.charge.Billed;
import bellbird.charge.Due;
import bellbird.charge.PricedVersion;
import bellbird.charge.RecurringCharges;
import bellbird.charge.Subscription;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Active products one of whose prices a run has to charge, for days that neither a bill nor a draft
 * charges at it: in advance what begins before the next bill, in arrears what is over. However long
 * the price's period and the bill's are: of a quarter's bill one month may be missing, and beside a
 * monthly price the yearly one. What was agreed on after the run had begun is not missing from what
 * it charges in advance: issuing sees that the bill has changed.
 *
 * <p>One query finds whose days are not all charged: in a healthy run hardly anybody's. Only of
 * those it is worked out, as for a bill, whether they are owed.
 */
final class UnchargedProducts {

    /** Terms of active products and each of their prices of which not all days are charged. */
    private static final String OPEN =
            "select p.id, p.account_id, a.number,"
                    + StoredCycle.COLUMN
                    + """
            , p.start_on, p.end_on, t.valid_from, t.valid_to, x.price, u.until,
            """
                    + VersionRows.COLUMNS
                    + """
              from bill_run r
              join bill_run_account y on y.run_id = r.id and y.state in ('DRAFT', 'ZERO', 'BILLED')
              join product p on p.account_id = y.account_id
              join billing_account a on a.id = p.account_id
              join product_terms t on t.product_id = p.id
              join offering_version v on v.id = t.offering_version_id
              join product_offering o on o.id = v.offering_id
              join recurring_price x on x.version_id = v.id and x.amount > 0
             cross join lateral (select exists (select 1 from product_event e
                                                 where e.product_id in (p.id, p.line_product_id)
                                                   and e.recorded_at >= r.started_at) as changed) e
             cross join lateral (select case when e.changed then r.period_to else ? end as until) u
             cross join lateral (select daterange(t.valid_from, t.valid_to) * daterange(p.start_on, p.end_on)
                                        * daterange(r.period_from, u.until) as days) d
             cross join lateral (
                   select coalesce(range_agg(c.days) filter (where not c.back), '{}')
                          - coalesce(range_agg(c.days) filter (where c.back), '{}') as days
                     from (select s.days, s.credit as back from charge_segment s
                            where s.product_id = p.id and s.price = x.price
                            union all
                           select daterange(l.period_from, l.period_to), l.net_minor < 0 from bill_draft_line l
                            where (l.run_id, l.account_id, l.product_id) = (r.id, p.account_id, p.id)
                              and l.kind = 'RECURRING' and coalesce(l.price, x.price) = x.price) c) c
             where r.id = ? and p.status = 'ACTIVE' and p.bundle_id is null and not c.days @> d.days""";

    private static final String DRAFTED =
            """
            select product_id, offering_version_id, price, period_from, period_to, net_minor
              from bill_draft_line
             where run_id = ? and account_id = ? and kind = 'RECURRING' and price is not null
             order by number""";

    private final Connection connection;
    private final ZoneId zone;
    private final UUID run;
    private final Occasion occasion;
    private final VersionRows versions = new VersionRows();

    UnchargedProducts(Connection connection, ZoneId zone, UUID run, Occasion occasion) {
        this.connection = connection;
        this.zone = zone;
        this.run = run;
        this.occasion = occasion;
    }

    /** A product's price of which days are open. */
    private record Open(UUID product, @Nullable String price) {}

    Optional<RunAlarm> alarm() throws SQLException {
        Set<UUID> accounts = new TreeSet<>();
        Map<Open, LocalDate> open = open(accounts);
        NavigableSet<String> products = new TreeSet<>();
        NavigableSet<String> numbers = new TreeSet<>();
        List<Money> amounts = new ArrayList<>();
        for (BillAccount account : withDrafts(accounts)) {
            for (Charge charge : new ProductCharges(occasion, Locale.ROOT).of(account)) {
                LocalDate until = open.get(new Open(charge.productId(), charge.priceId()));
                if (until != null
                        && charge.quantity().signum() > 0
                        && charge.period().from().isBefore(until)) {
                    products.add(charge.productId().toString());
                    numbers.add(account.holder().number());
                    amounts.add(charge.amount());
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
                        amounts.stream().reduce(Money::plus).orElse(null),
                        Integer.toString(products.size()),
                        numbers.first()));
    }

    /**
     * Until which day, by price.
     *
     * @param accounts to which those of the products are added
     */
    private Map<Open, LocalDate> open(Set<UUID> accounts) throws SQLException {
        Due due = occasion.due(occasion.cycle());
        Period days = new Period(occasion.period().from(), due.advanceTo());
        Map<Open, LocalDate> open = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(OPEN)) {
            query.setObject(1, days.to());
            query.setObject(2, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (RecurringCharges.areDue(atOnePrice(row), due, days)) {
                        open.put(
                                new Open(row.getObject("id", UUID.class), row.getString("price")),
                                row.getObject("until", LocalDate.class));
                        accounts.add(row.getObject("account_id", UUID.class));
                    }
                }
            }
        }
        return open;
    }

    private Subscription atOnePrice(ResultSet row) throws SQLException {
        LocalDate start = row.getObject("start_on", LocalDate.class);
        PricedVersion price = versions.of(row).priced(row.getString("price"));
        return new Subscription(
                start,
                row.getObject("end_on", LocalDate.class),
                Alignment.ofProduct(StoredCycle.of(row), start),
                List.of(
                        new Subscription.Term(
                                price,
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class))),
                List.of());
    }

    /** As if the drafts were issued. */
    private List<BillAccount> withDrafts(Set<UUID> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return List.of();
        }
        AccountsToBill source =
                new AccountsToBill(connection, zone, List.copyOf(accounts), occasion);
        source.seePeriods();
        List<BillAccount> all = new ArrayList<>();
        for (BillAccount account : source.read()) {
            all.add(account.andCharged(drafted(account)));
        }
        return all;
    }

    private List<BillAccount.Charged> drafted(BillAccount account) throws SQLException {
        List<BillAccount.Charged> charged = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(DRAFTED)) {
            query.setObject(1, run);
            query.setObject(2, account.holder().id());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PricedVersion price =
                            account.version(row.getObject(2, UUID.class)).priced(row.getString(3));
                    Money amount = new Money(row.getLong(6), price.currency());
                    Period days =
                            new Period(
                                    row.getObject(4, LocalDate.class),
                                    row.getObject(5, LocalDate.class));
                    charged.add(
                            new BillAccount.Charged(
                                    row.getObject(1, UUID.class),
                                    new Billed(
                                            price, days, amount.minorUnits() < 0, amount, null)));
                }
            }
        }
        return charged;
    }
}
