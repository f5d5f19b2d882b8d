package bellbird.bill;

import bellbird.account.BillPeriods;
import bellbird.kernel.time.Period;
import bellbird.offering.PromotionGiven;
import bellbird.offering.PromotionTables;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what the bills of many accounts are computed from, a query for each kind of data and never
 * one for each account.
 */
final class AccountsToBill {

    /** The line of a product and its number; the first one, and the newest. */
    private static final String LINE =
            """
              left join lateral (select id from service
                                  where product_id = coalesce(p.line_product_id, p.id)
                                  order by activated_at, id limit 1) s on true
              left join lateral (select value from service_identifier
                                  where service_id = s.id and kind = 'MSISDN'
                                  order by valid_from desc limit 1) i on true
            """;

    private final Connection connection;
    private final ZoneId zone;
    private final List<UUID> accounts;
    private final Occasion occasion;
    private final Period period;

    /** Accounts whose usage of the period is on a bill. */
    private final Set<UUID> closed = new HashSet<>();

    /**
     * @param zone decides the day of a usage record
     * @param accounts whose data
     * @param occasion what they are billed for
     */
    AccountsToBill(Connection connection, ZoneId zone, List<UUID> accounts, Occasion occasion) {
        this.connection = connection;
        this.zone = zone;
        this.accounts = List.copyOf(accounts);
        this.occasion = occasion;
        this.period = occasion.period();
    }

    /**
     * Locks the period: who rates usage into it has finished, and who comes later finds it closed.
     * The next one is opened with it, so that rating always finds a row to hold.
     */
    void lockPeriods() throws SQLException {
        BillPeriods periods = new BillPeriods(connection);
        periods.open(accounts, period);
        periods.open(accounts, occasion.cycle().next(period));
        String lock =
                """
                select account_id, state from bill_period
                 where account_id = any(?) and period_from = ? order by account_id for update\
                """;
        try (PreparedStatement query = query(lock)) {
            query.setObject(2, period.from());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2).equals("CLOSED")) {
                        closed.add(row.getObject(1, UUID.class));
                    }
                }
            }
        }
    }

    /** Closes the period of some of the accounts; what is rated from now on goes to the next. */
    void closePeriods(List<UUID> closed, Instant now) throws SQLException {
        String sql =
                """
                update bill_period set state = 'CLOSED', closed_at = ?
                 where account_id = any(?) and period_from = ? and state = 'OPEN'\
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setArray(2, connection.createArrayOf("uuid", closed.toArray()));
            update.setObject(3, period.from());
            update.executeUpdate();
        }
    }

    /** In the order of the accounts given. */
    List<BillAccount> read() throws SQLException {
        Map<UUID, BillAccount.Holder> holders = holders();
        Map<UUID, List<BillAccount.Exemption>> exemptions = exemptions();
        Map<UUID, List<BillAccount.Terms>> terms = terms();
        Map<UUID, List<BillAccount.Suspension>> suspensions = suspensions();
        Map<UUID, List<BillAccount.Once>> once = once();
        Map<UUID, List<BillAccount.Promoted>> promoted = promoted();
        Map<UUID, List<BillAccount.Charged>> charged = charged();
        Map<UUID, List<BillAccount.UsageSum>> usage = usage();
        Map<UUID, List<BillAccount.AllowanceSum>> allowances = allowances();
        Map<UUID, Long> owed = owed();
        Map<UUID, Long> received = received();
        List<BillAccount> result = new ArrayList<>();
        for (UUID account : accounts) {
            BillAccount.Holder holder = holders.get(account);
            if (holder == null) {
                throw new IllegalStateException("no account " + account);
            }
            result.add(
                    new BillAccount(
                            holder,
                            exemptions.getOrDefault(account, List.of()),
                            terms.getOrDefault(account, List.of()),
                            suspensions.getOrDefault(account, List.of()),
                            once.getOrDefault(account, List.of()),
                            promoted.getOrDefault(account, List.of()),
                            charged.getOrDefault(account, List.of()),
                            usage.getOrDefault(account, List.of()),
                            allowances.getOrDefault(account, List.of()),
                            owed.getOrDefault(account, 0L),
                            received.getOrDefault(account, 0L)));
        }
        return result;
    }

    private Map<UUID, BillAccount.Holder> holders() throws SQLException {
        String sql =
                """
                select a.id, a.number, a.cycle_day, a.payment_term_days, a.currency, c.id, c.number,
                       p.name, p.street, p.postcode, p.city, p.country, p.language, p.vat_id
                  from billing_account a
                  join customer c on c.id = a.customer_id
                  join party p on p.id = c.party_id
                 where a.id = any(?)\
                """;
        Map<UUID, BillAccount.Holder> holders = new HashMap<>();
        try (PreparedStatement query = query(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                UUID id = row.getObject(1, UUID.class);
                holders.put(
                        id,
                        new BillAccount.Holder(
                                id,
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getString(5),
                                row.getObject(6, UUID.class),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getString(10),
                                row.getString(11),
                                row.getString(12),
                                row.getString(13),
                                row.getString(14)));
            }
        }
        return holders;
    }

    private Map<UUID, List<BillAccount.Exemption>> exemptions() throws SQLException {
        String sql =
                """
                select a.id, e.category, coalesce(e.vat_id, e.certificate), e.valid_from, e.valid_to
                  from billing_account a join tax_exemption e on e.customer_id = a.customer_id
                 where a.id = any(?) order by e.valid_from\
                """;
        Map<UUID, List<BillAccount.Exemption>> exemptions = new HashMap<>();
        try (PreparedStatement query = query(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                list(exemptions, row.getObject(1, UUID.class))
                        .add(
                                new BillAccount.Exemption(
                                        row.getString(2), row.getString(3), days(row, 4)));
            }
        }
        return exemptions;
    }

    /** From a day to another, or without end. */
    private static Period days(ResultSet row, int from) throws SQLException {
        LocalDate to = row.getObject(from + 1, LocalDate.class);
        return new Period(row.getObject(from, LocalDate.class), to == null ? LocalDate.MAX : to);
    }

    private Map<UUID, List<BillAccount.Terms>> terms() throws SQLException {
        String sql =
                """
                select p.account_id, p.id, s.id, i.value, p.start_on, p.end_on,
                       v.id, o.name, v.recurring_price, v.currency, v.tax_included,
                       t.valid_from, t.valid_to
                  from product p
                  join product_terms t on t.product_id = p.id
                  join offering_version v on v.id = t.offering_version_id
                  join product_offering o on o.id = v.offering_id
                """
                        + LINE
                        + " where p.account_id = any(?) and p.bundle_id is null order by p.id, t.valid_from";
        Map<UUID, List<BillAccount.Terms>> terms = new HashMap<>();
        try (PreparedStatement query = query(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                list(terms, row.getObject(1, UUID.class))
                        .add(
                                new BillAccount.Terms(
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, UUID.class),
                                        row.getString(4),
                                        row.getObject(5, LocalDate.class),
                                        row.getObject(6, LocalDate.class),
                                        row.getObject(7, UUID.class),
                                        row.getString(8),
                                        row.getBigDecimal(9),
                                        row.getString(10),
                                        row.getBoolean(11),
                                        row.getObject(12, LocalDate.class),
                                        row.getObject(13, LocalDate.class)));
            }
        }
        return terms;
    }

    private Map<UUID, List<BillAccount.Suspension>> suspensions() throws SQLException {
        String sql =
                """
                select p.account_id, p.id, s.valid_from, s.valid_to
                  from product p
                  join product_suspension s on s.product_id = coalesce(p.line_product_id, p.id)
                 where p.account_id = any(?) order by p.id, s.valid_from\
                """;
        Map<UUID, List<BillAccount.Suspension>> suspensions = new HashMap<>();
        try (PreparedStatement query = query(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                list(suspensions, row.getObject(1, UUID.class))
                        .add(
                                new BillAccount.Suspension(
                                        row.getObject(2, UUID.class), days(row, 3)));
            }
        }
        return suspensions;
    }

    /** What products that have started cost once, by the terms they started with. */
    private Map<UUID, List<BillAccount.Once>> once() throws SQLException {
        String sql =
                """
                select p.account_id, p.id, s.id, i.value, p.start_on, v.id, x->>'id', x->>'name',
                       (x->>'amount')::numeric, v.currency, v.tax_included
                  from product p
                  join product_terms t on t.product_id = p.id and t.valid_from = p.start_on
                  join offering_version v on v.id = t.offering_version_id and v.once is not null
                 cross join lateral json_array_elements(v.once) x
                """
                        + LINE
                        + """
                        where p.account_id = any(?) and p.start_on < ? and p.bundle_id is null
                          and not exists (select 1 from one_time_charge c
                                           where c.product_id = p.id and c.price = x->>'id')
                        order by p.id\
                        """;
        Map<UUID, List<BillAccount.Once>> once = new HashMap<>();
        try (PreparedStatement query = query(sql)) {
            query.setObject(2, occasion.usage().to());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    list(once, row.getObject(1, UUID.class))
                            .add(
                                    new BillAccount.Once(
                                            row.getObject(2, UUID.class),
                                            row.getObject(3, UUID.class),
                                            row.getString(4),
                                            row.getObject(5, LocalDate.class),
                                            row.getObject(6, UUID.class),
                                            row.getString(7),
                                            row.getString(8),
                                            row.getBigDecimal(9),
                                            row.getString(10),
                                            row.getBoolean(11)));
                }
            }
        }
        return once;
    }

    private Map<UUID, List<BillAccount.Promoted>> promoted() throws SQLException {
        String sql =
                """
                select p.account_id, g.product_id, g.document, g.from_on, g.until_on
                  from product_promotion g join product p on p.id = g.product_id
                 where p.account_id = any(?) order by g.product_id\
                """;
        Map<UUID, List<BillAccount.Promoted>> promoted = new HashMap<>();
        try (PreparedStatement query = query(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                list(promoted, row.getObject(1, UUID.class))
                        .add(
                                new BillAccount.Promoted(
                                        row.getObject(2, UUID.class),
                                        new PromotionGiven(
                                                PromotionTables.read(row.getString(3)),
                                                row.getObject(4, LocalDate.class),
                                                row.getObject(5, LocalDate.class))));
            }
        }
        return promoted;
    }

    private Map<UUID, List<BillAccount.Charged>> charged() throws SQLException {
        String sql =
                """
                select p.account_id, s.product_id, v.id, v.recurring_price, v.currency, v.tax_included,
                       lower(s.days), upper(s.days), s.credit, l.amount_minor
                  from product p
                  join charge_segment s on s.product_id = p.id
                  join bill_line l on l.bill_id = s.bill_id and l.number = s.line_number
                  join customer_bill b on b.id = s.bill_id
                  join offering_version v on v.id = s.offering_version_id
                 where p.account_id = any(?)
                 order by b.issued_on, b.number, s.credit desc, s.line_number\
                """;
        Map<UUID, List<BillAccount.Charged>> charged = new HashMap<>();
        try (PreparedStatement query = query(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                list(charged, row.getObject(1, UUID.class))
                        .add(
                                new BillAccount.Charged(
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, UUID.class),
                                        row.getBigDecimal(4),
                                        row.getString(5),
                                        row.getBoolean(6),
                                        new Period(
                                                row.getObject(7, LocalDate.class),
                                                row.getObject(8, LocalDate.class)),
                                        row.getBoolean(9),
                                        row.getLong(10)));
            }
        }
        return charged;
    }

    /** One pass over the rated usage of all accounts. */
    private Map<UUID, List<BillAccount.UsageSum>> usage() throws SQLException {
        String sql =
                """
                with sums as materialized (
                    select account_id, product_id, service_id, service, destination,
                           offering_version_id, price_prefix, currency,
                           min(started_at) as first, max(started_at) as last,
                           sum(billed_quantity) as billed, sum(charged_quantity) as charged,
                           count(*) filter (where charged_quantity > 0) as events,
                           sum(amount) as amount
                      from rated_usage where account_id = any(?) and period_from = ?
                     group by account_id, product_id, service_id, service, destination,
                              offering_version_id, price_prefix, currency)
                select u.account_id, u.product_id, u.service_id, i.value, u.service, u.destination,
                       u.offering_version_id, u.currency, v.tax_included,
                       coalesce(min(x.amount), 0), coalesce(max(x.amount), 0),
                       coalesce(min(x.unit_size), 1), coalesce(max(x.unit_size), 1),
                       coalesce(min(x.connection_fee), 0), coalesce(max(x.connection_fee), 0),
                       min(u.first), max(u.last),
                       sum(u.billed)::bigint, sum(u.charged)::bigint, sum(u.events)::bigint,
                       sum(u.amount)
                  from sums u
                  join offering_version v on v.id = u.offering_version_id
                  left join usage_price x on x.version_id = u.offering_version_id
                                         and x.service = u.service and x.prefix = u.price_prefix
                  left join lateral (select value from service_identifier
                                      where service_id = u.service_id and kind = 'MSISDN'
                                      order by valid_from desc limit 1) i on true
                 group by u.account_id, u.product_id, u.service_id, i.value, u.service,
                          u.destination, u.offering_version_id, u.currency, v.tax_included\
                """;
        Map<UUID, List<BillAccount.UsageSum>> usage = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, open());
            query.setObject(2, period.from());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    list(usage, row.getObject(1, UUID.class)).add(usageSum(row));
                }
            }
        }
        return usage;
    }

    private BillAccount.UsageSum usageSum(ResultSet row) throws SQLException {
        return new BillAccount.UsageSum(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                BillDocument.Usage.Service.valueOf(row.getString(5)),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getBoolean(9),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getLong(12),
                row.getLong(13),
                row.getBigDecimal(14),
                row.getBigDecimal(15),
                LocalDate.ofInstant(row.getTimestamp(16).toInstant(), zone),
                LocalDate.ofInstant(row.getTimestamp(17).toInstant(), zone),
                row.getLong(18),
                row.getLong(19),
                row.getLong(20),
                row.getBigDecimal(21));
    }

    /** What was granted or had rolled over; what lines share is under no number. */
    private Map<UUID, List<BillAccount.AllowanceSum>> allowances() throws SQLException {
        String sql =
                """
                select b.account_id, s.id, i.value, b.service,
                       sum(case when b.own_until > ? then b.granted
                                else least(b.granted - b.consumed + b.rolled, b.roll_cap) end)::bigint
                  from allowance_bucket b
                  left join product p on p.id = b.product_id
                """
                        + LINE
                        + """
                        where b.account_id = any(?) and b.period_from < ? and b.usable_until > ?
                          and b.service in ('VOICE', 'SMS', 'DATA')
                        group by b.account_id, s.id, i.value, b.service\
                        """;
        Map<UUID, List<BillAccount.AllowanceSum>> allowances = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, period.from());
            query.setArray(2, open());
            query.setObject(3, period.to());
            query.setObject(4, period.from());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    list(allowances, row.getObject(1, UUID.class))
                            .add(
                                    new BillAccount.AllowanceSum(
                                            row.getObject(2, UUID.class),
                                            row.getString(3),
                                            BillDocument.Usage.Service.valueOf(row.getString(4)),
                                            row.getLong(5)));
                }
            }
        }
        return allowances;
    }

    private Map<UUID, Long> owed() throws SQLException {
        return sums(
                """
                select account_id, sum(amount_minor)::bigint from posting
                 where account_id = any(?) and ledger_account = 'receivable' group by account_id\
                """);
    }

    private Map<UUID, Long> received() throws SQLException {
        String sql =
                """
                select p.account_id, sum(p.amount_minor)::bigint
                  from payment p,
                       lateral (select max(issued_on) as last from customer_bill
                                 where account_id = p.account_id) b
                 where p.account_id = any(?) and (p.received_at at time zone ?)::date >= b.last
                 group by p.account_id\
                """;
        try (PreparedStatement query = query(sql)) {
            query.setString(2, zone.getId());
            return sums(query);
        }
    }

    private Map<UUID, Long> sums(String sql) throws SQLException {
        try (PreparedStatement query = query(sql)) {
            return sums(query);
        }
    }

    private static Map<UUID, Long> sums(PreparedStatement query) throws SQLException {
        Map<UUID, Long> sums = new HashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sums.put(row.getObject(1, UUID.class), row.getLong(2));
            }
        }
        return sums;
    }

    /** The accounts whose usage of the period is on no bill. */
    private Array open() throws SQLException {
        return connection.createArrayOf(
                "uuid", accounts.stream().filter(one -> !closed.contains(one)).toArray());
    }

    /** A statement whose first parameter is the accounts. */
    private PreparedStatement query(String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
        return query;
    }

    private static <T> List<T> list(Map<UUID, List<T>> lists, UUID account) {
        return lists.computeIfAbsent(account, key -> new ArrayList<>());
    }
}
