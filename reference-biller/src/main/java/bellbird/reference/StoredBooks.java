package bellbird.reference;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the books of single accounts from an operator's tables: plans, lines with their history,
 * and the usage records of one period as they came in.
 */
final class StoredBooks {

    private final Connection connection;
    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<UUID, Books.Plan> plans = new HashMap<>();

    /**
     * @param from first day of the period
     * @param to day after its last; what was agreed on since is known as of the day before
     */
    StoredBooks(Connection connection, ZoneId zone, LocalDate from, LocalDate to) {
        this.connection = connection;
        this.zone = zone;
        this.from = from;
        this.to = to;
    }

    Books of(UUID account, List<Books.Rate> rates) throws SQLException {
        String sql =
                "select number, cycle_frequency, cycle_day, cycle_phase, currency from billing_account where id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Books.Account books =
                        new Books.Account(
                                row.getString(1),
                                Books.Cycle.of(row.getString(2), row.getInt(3), row.getInt(4)),
                                changes(account),
                                lines(account),
                                exempt(account));
                return new Books(
                        zone,
                        Currency.getInstance(row.getString(5)),
                        rates,
                        List.of(books),
                        usage(account, earliest(books)));
            }
        }
    }

    /** First day of the first period whose usage took from the allowances of this one. */
    private LocalDate earliest(Books.Account account) {
        return new Periods(account).begin(new Months(account).begin(from));
    }

    private List<Books.CycleChange> changes(UUID account) throws SQLException {
        String sql =
                """
                select begins_on, cycle_frequency, cycle_day, cycle_phase
                  from cycle_change where account_id = ? order by begins_on""";
        List<Books.CycleChange> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(
                            new Books.CycleChange(
                                    row.getObject(1, LocalDate.class),
                                    Books.Cycle.of(
                                            row.getString(2), row.getInt(3), row.getInt(4))));
                }
            }
        }
        return changes;
    }

    /** A product is known by its id, so that a change of number does not split it. */
    private List<Books.Line> lines(UUID account) throws SQLException {
        String sql =
                """
                select p.id, t.offering_version_id, t.valid_from, e.recorded_at
                  from product p
                  join product_terms t on t.product_id = p.id
                  left join lateral (select min(recorded_at) as recorded_at from product_event
                                      where product_id = p.id and effective_on = t.valid_from
                                        and offering_version_id = t.offering_version_id) e on true
                 where p.account_id = ? order by p.id, t.valid_from""";
        Map<UUID, List<Books.Stay>> stays = new HashMap<>();
        List<Books.Line> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID product = row.getObject(1, UUID.class);
                    LocalDate since = row.getObject(3, LocalDate.class);
                    List<Books.Stay> ofLine = stays.get(product);
                    if (ofLine == null) {
                        ofLine = new ArrayList<>();
                        stays.put(product, ofLine);
                        lines.add(new Books.Line(product.toString(), ofLine, ends(product)));
                    }
                    ofLine.add(
                            new Books.Stay(
                                    plan(row.getObject(2, UUID.class)),
                                    since,
                                    known(row.getObject(4, OffsetDateTime.class), since)));
                }
            }
        }
        return lines;
    }

    private LocalDate known(OffsetDateTime recorded, LocalDate otherwise) {
        LocalDate day =
                recorded == null ? otherwise : LocalDate.ofInstant(recorded.toInstant(), zone);
        return day.isBefore(to) ? day : to.minusDays(1);
    }

    private List<Books.End> ends(UUID product) throws SQLException {
        String sql =
                """
                select effective_on, recorded_at from product_event
                 where product_id = ? and kind = 'ENDED' order by recorded_at""";
        List<Books.End> ends = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, product);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LocalDate on = row.getObject(1, LocalDate.class);
                    ends.add(new Books.End(on, known(row.getObject(2, OffsetDateTime.class), on)));
                }
            }
        }
        return ends;
    }

    private List<Books.Exempt> exempt(UUID account) throws SQLException {
        String sql =
                """
                select e.valid_from, coalesce(e.valid_to, '9999-12-31')
                  from billing_account a join tax_exemption e on e.customer_id = a.customer_id
                 where a.id = ?""";
        List<Books.Exempt> exempt = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    exempt.add(
                            new Books.Exempt(
                                    row.getObject(1, LocalDate.class),
                                    row.getObject(2, LocalDate.class)));
                }
            }
        }
        return exempt;
    }

    private Books.Plan plan(UUID version) throws SQLException {
        Books.Plan known = plans.get(version);
        if (known == null) {
            known = readPlan(version);
            plans.put(version, known);
        }
        return known;
    }

    private Books.Plan readPlan(UUID version) throws SQLException {
        String sql =
                """
                select o.name || ' ' || v.number, v.recurring_price, v.tax_included
                  from offering_version v join product_offering o on o.id = v.offering_id
                 where v.id = ?""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, version);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Books.Plan(
                        row.getString(1),
                        row.getBigDecimal(2),
                        once(version),
                        row.getBoolean(3),
                        prices(version),
                        allowances(version));
            }
        }
    }

    private List<Books.Once> once(UUID version) throws SQLException {
        String sql =
                """
                select x->>'name', (x->>'amount')::numeric
                  from offering_version, json_array_elements(once) x where id = ?""";
        List<Books.Once> once = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    once.add(new Books.Once(row.getString(1), row.getBigDecimal(2)));
                }
            }
        }
        return once;
    }

    private List<Books.Price> prices(UUID version) throws SQLException {
        String sql =
                """
                select service, prefix, destination, amount, unit_size, first_increment, next_increment
                  from usage_price where version_id = ?""";
        List<Books.Price> prices = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    prices.add(
                            new Books.Price(
                                    Books.Service.valueOf(row.getString(1)),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBigDecimal(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7)));
                }
            }
        }
        return prices;
    }

    private List<Books.Allowance> allowances(UUID version) throws SQLException {
        String sql =
                """
                select service, quantity, priority from allowance
                 where version_id = ? and service in ('VOICE', 'SMS', 'DATA')""";
        List<Books.Allowance> allowances = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    allowances.add(
                            new Books.Allowance(
                                    Books.Service.valueOf(row.getString(1)),
                                    row.getLong(2),
                                    row.getInt(3)));
                }
            }
        }
        return allowances;
    }

    /**
     * The records of the period and of those since another: a file after the other, as they are
     * numbered and those without a number after them as they came, each by time. A session that
     * came in parts is one use of each kind; a part that came too late is a use of its own.
     */
    private List<Books.Usage> usage(UUID account, LocalDate since) throws SQLException {
        String sql =
                """
                select product_id, service, other_party, started_at, quantity
                  from (select r.product_id, u.service, coalesce(u.other_party, '') as other_party, u.started_at,
                               u.record_key, f.feed_id, f.sequence, f.received_at, f.file_name,
                               sum(u.quantity) over session as quantity,
                               first_value(u.record_key) over (session order by p.part) as begin
                          from rated_usage r
                          join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
                          join usage_file f on f.id = u.file_id
                          left join usage_part p
                                 on (p.file_id, p.line_number, p.record_key) = (u.file_id, u.line_number, u.record_key)
                                and p.state <> 'ALONE'
                         where r.account_id = ? and r.period_from between ? and ?
                        window session as (partition by r.product_id, coalesce(p.session, u.record_key), p.session is null,
                                                     p.service, p.direction, p.other_party, p.visited_mcc, p.visited_mnc)) x
                 where record_key = begin
                 order by feed_id, sequence nulls last, received_at, file_name, started_at, record_key""";
        List<Books.Usage> usage = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            query.setObject(2, since);
            query.setObject(3, from);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    usage.add(
                            new Books.Usage(
                                    row.getString(1),
                                    Books.Service.valueOf(row.getString(2)),
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant(),
                                    BigDecimal.valueOf(row.getLong(5))));
                }
            }
        }
        return usage;
    }
}
