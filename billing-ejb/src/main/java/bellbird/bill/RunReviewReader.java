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

    /** What accounts come to in runs: as drafted, and as billed once that is issued. */
    static final String TOTALS =
            """
            (select run_id, account_id, null::uuid as bill_id, total_minor from bill_draft
              union all
             select run_id, account_id, id, total_minor from customer_bill)""";

    /** Lines of this run and of the run before, as drafted or as billed. */
    static final String AMOUNTS =
            """
            amounts as (
                select l.account_id, l.run_id = ? as now, l.kind, l.usage_service, l.description,
                       l.offering_version_id, l.net_minor
                  from (select run_id, account_id, kind, usage_service, description,
                               offering_version_id, net_minor
                          from bill_draft_line
                         union all
                        select b.run_id, b.account_id, i.kind, i.usage_service, i.description,
                               i.offering_version_id, i.net_minor
                          from customer_bill b join bill_line i on i.bill_id = b.id) l
                 where l.run_id in (?, ?))
            """;

    /** How many parameters {@link #AMOUNTS} has. */
    static final int AMOUNTS_PARAMETERS = 3;

    private final Connection connection;
    private final Currency currency;

    RunReviewReader(Connection connection, Currency currency) {
        this.connection = connection;
        this.currency = currency;
    }

    /**
     * The run of the same cycle before it; those with another cycle before have none. What it has
     * not issued yet counts as it is drafted.
     */
    Optional<RunReview.Before> before(UUID run) throws SQLException {
        String sql =
                """
                select e.id, count(b.total_minor), coalesce(sum(b.total_minor), 0)::bigint
                  from (%s order by period_from desc limit 1) e
                  left join %s b on b.run_id = e.id
                 group by e.id"""
                        .formatted(EARLIER, TOTALS);
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
                "with "
                        + AMOUNTS
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
            runs(query, 1, run, before);
            query.setObject(AMOUNTS_PARAMETERS + 1, run);
            query.setInt(AMOUNTS_PARAMETERS + 2, EARLIER_RUNS);
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
     * Sets the parameters of {@link #AMOUNTS}.
     *
     * @param first place of them
     */
    static void runs(PreparedStatement query, int first, UUID run, @Nullable UUID before)
            throws SQLException {
        query.setObject(first, run);
        query.setObject(first + 1, run);
        query.setObject(first + 2, before);
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

    private List<Money> amounts(ResultSet row, int column) throws SQLException {
        return Stream.of((Long[]) row.getArray(column).getArray())
                .map(minor -> new Money(minor, currency))
                .toList();
    }
}
