package bellbird.bill;

import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a run's drafts and bills say beside those of the run before, on a connection. */
final class RunReviewReader {

    static final int SHOWN = 10;

    /** A year of changes. */
    private static final int EARLIER_RUNS = 13;

    /** Runs of the same cycle before a run. */
    private static final String EARLIER =
            """
            select e.id, e.period_from, e.state
              from bill_run r
              join bill_run e on (e.cycle_frequency, e.cycle_phase, e.cycle_day)
                                 = (r.cycle_frequency, r.cycle_phase, r.cycle_day)
                             and e.account_id is null and e.period_from < r.period_from
                             and not e.bridging and not r.bridging
             where r.id = ?
            """;

    /** Whose row {@code t} is, by its account. */
    static final String PAYER =
            """
              join billing_account a on a.id = t.account_id
              join customer c on c.id = a.customer_id
              join party p on p.id = c.party_id
            """;

    /** Lines of this run (drafts and bills) and of the run before. */
    private static final String AMOUNTS =
            """
            with amounts as (
                select l.account_id, true as now, l.kind, l.usage_service, l.description,
                       l.offering_version_id, l.net_minor
                  from bill_draft_line l where l.run_id = ?
                 union all
                select b.account_id, b.run_id = ?, l.kind, l.usage_service, l.description,
                       l.offering_version_id, l.net_minor
                  from customer_bill b join bill_line l on l.bill_id = b.id
                 where b.run_id in (?, ?))
            """;

    /** Totals by account; nothing to bill is a total too. */
    private static final String TOTALS =
            """
            , totals as (
                select account_id, null::uuid as bill_id, total_minor as now from bill_draft
                 where run_id = ?
                 union all
                select account_id, id, total_minor from customer_bill where run_id = ?
                 union all
                select account_id, null, 0 from bill_run_account where run_id = ? and state = 'ZERO'),
            beside as (
                select t.*, e.total_minor as before,
                       case when t.now = 0 then 'ZERO'
                            when e.total_minor is null then 'FIRST'
                            when t.now * 2 >= e.total_minor * 3 then 'UP'
                            when t.now * 2 <= e.total_minor then 'DOWN' end as kind
                  from totals t
                  left join customer_bill e on e.account_id = t.account_id and e.run_id = ?
                 where e.total_minor is not null or t.now = 0
                    or not exists (select 1 from customer_bill x
                                    where x.account_id = t.account_id and x.id <> coalesce(t.bill_id, t.account_id))),
            ranked as (
                select b.*, row_number() over (partition by kind
                              order by abs(now - coalesce(before, 0)) desc, account_id) as place
                  from beside b where kind is not null)
            """;

    private final Connection connection;
    private final Currency currency;

    RunReviewReader(Connection connection, Currency currency) {
        this.connection = connection;
        this.currency = currency;
    }

    /** The run of the same cycle before it; those with another cycle before have none. */
    Optional<RunReview.Before> before(UUID run) throws SQLException {
        String sql =
                """
                select e.id, count(b.id), coalesce(sum(b.total_minor), 0)::bigint
                  from (%s order by period_from desc limit 1) e
                  left join customer_bill b on b.run_id = e.id
                 group by e.id"""
                        .formatted(EARLIER);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new RunReview.Before(
                                        row.getObject(1, UUID.class),
                                        row.getLong(2),
                                        money(row, 3)))
                        : Optional.empty();
            }
        }
    }

    List<RunReview.Change> changes(UUID run, @Nullable UUID before) throws SQLException {
        String sql =
                AMOUNTS
                        + """
                        , earlier as (%s and e.state = 'DONE' order by period_from desc limit ?),
                        changes as (
                            select m.kind, m.usage_service,
                                   case when m.kind = 'RECURRING' then o.name else '' end as plan,
                                   coalesce(sum(m.net_minor) filter (where not m.now), 0)::bigint as before,
                                   coalesce(sum(m.net_minor) filter (where m.now), 0)::bigint as now
                              from amounts m
                              left join offering_version v on v.id = m.offering_version_id
                              left join product_offering o on o.id = v.offering_id
                             group by 1, 2, 3)
                        select c.kind, c.usage_service, c.plan, c.before, c.now,
                               array(select coalesce(sum(s.net_minor), 0)::bigint
                                       from earlier e
                                       left join (bill_run_sum s left join product_offering o on o.id = s.offering_id)
                                         on s.run_id = e.id and s.kind = c.kind
                                        and s.usage_service is not distinct from c.usage_service
                                        and coalesce(o.name, '') = c.plan
                                      group by e.id, e.period_from order by e.period_from)
                          from changes c
                         order by abs(c.now - c.before) desc, 1, 2, 3"""
                                .formatted(EARLIER);
        List<RunReview.Change> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            runs(query, run, before);
            query.setObject(5, run);
            query.setInt(6, EARLIER_RUNS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String service = row.getString(2);
                    changes.add(
                            new RunReview.Change(
                                    BillDetail.LineKind.valueOf(row.getString(1)),
                                    service == null
                                            ? null
                                            : BillDocument.Usage.Service.valueOf(service),
                                    row.getString(3),
                                    money(row, 4),
                                    money(row, 5),
                                    amounts(row, 6)));
                }
            }
        }
        return changes;
    }

    /**
     * @param most of each kind, those that differ most first
     */
    List<RunReview.Outlier> outliers(UUID run, @Nullable UUID before, int most)
            throws SQLException {
        String sql =
                AMOUNTS
                        + TOTALS
                        + """
                        select t.kind, a.id, a.number, c.id, p.name, t.bill_id, t.before, t.now,
                               coalesce(why.description, ''), coalesce(why.by, 0), usual.least, usual.most
                          from ranked t
                        """
                        + PAYER
                        + """
                          left join lateral (
                               select description,
                                      sum(case when now then net_minor else -net_minor end)::bigint as by
                                 from amounts where account_id = t.account_id
                                group by kind, usage_service, description
                                order by abs(sum(case when now then net_minor else -net_minor end)) desc, 1
                                limit 1) why on true
                          left join lateral (
                               select min(total_minor) as least, max(total_minor) as most
                                 from (select e.total_minor from customer_bill e
                                        where e.account_id = t.account_id and e.kind = 'REGULAR'
                                          and e.period_from < (select period_from from bill_run where id = ?)
                                        order by e.period_from desc limit 12) bills
                               having count(*) >= ?) usual on true
                         where t.place <= ?
                         order by t.place, t.kind""";
        List<RunReview.Outlier> outliers = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            runs(query, run, before);
            query.setObject(5, run);
            query.setObject(6, run);
            query.setObject(7, run);
            query.setObject(8, before);
            query.setObject(9, run);
            query.setInt(10, UsualChange.FEWEST);
            query.setInt(11, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    outliers.add(outlier(row));
                }
            }
        }
        return outliers;
    }

    private RunReview.Outlier outlier(ResultSet row) throws SQLException {
        Money least = orNull(row, 11);
        Money most = orNull(row, 12);
        return new RunReview.Outlier(
                RunReview.Unusual.valueOf(row.getString(1)),
                payer(row, 2),
                row.getObject(6, UUID.class),
                orNull(row, 7),
                money(row, 8),
                least == null || most == null ? null : new RunReview.Usual(least, most),
                row.getString(9),
                money(row, 10));
    }

    private static void runs(PreparedStatement query, UUID run, @Nullable UUID before)
            throws SQLException {
        query.setObject(1, run);
        query.setObject(2, run);
        query.setObject(3, run);
        query.setObject(4, before);
    }

    static RunReview.Payer payer(ResultSet row, int from) throws SQLException {
        return new RunReview.Payer(
                row.getObject(from, UUID.class),
                row.getString(from + 1),
                row.getObject(from + 2, UUID.class),
                row.getString(from + 3));
    }

    private Money money(ResultSet row, int column) throws SQLException {
        return new Money(row.getLong(column), currency);
    }

    private @Nullable Money orNull(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : money(row, column);
    }

    private List<Money> amounts(ResultSet row, int column) throws SQLException {
        return Stream.of((Long[]) row.getArray(column).getArray())
                .map(minor -> new Money(minor, currency))
                .toList();
    }
}
