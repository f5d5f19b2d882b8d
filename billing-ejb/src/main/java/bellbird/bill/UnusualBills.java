package bellbird.bill;

import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run's bills that look unusual beside those of the run before, on a connection. People may
 * accept one as it is: with another total it is not the one that was accepted.
 */
final class UnusualBills {

    /**
     * Totals by account that are unusual: half of the one before away from it, or more. Nothing to
     * bill is a total too, and so is what the operator owes.
     */
    private static final String UNUSUAL =
            """
            with totals as (
                select account_id, bill_id, total_minor as now from %1$s drafted where run_id = ?
                 union all
                select account_id, null, 0 from bill_run_account where run_id = ? and state = 'ZERO'),
            beside as (
                select t.*, e.total_minor as before,
                       case when t.now = 0 then 'ZERO'
                            when e.total_minor is null then 'FIRST'
                            when t.now = e.total_minor then null
                            when (t.now - e.total_minor) * 2 >= abs(e.total_minor) then 'UP'
                            when (e.total_minor - t.now) * 2 >= abs(e.total_minor) then 'DOWN' end as kind
                  from totals t
                  left join %1$s e on e.account_id = t.account_id and e.run_id = ?
                 where e.total_minor is not null or t.now = 0
                    or not exists (select 1 from customer_bill x
                                    where x.account_id = t.account_id and x.id <> coalesce(t.bill_id, t.account_id))),
            unusual as (
                select b.*, w.waived_by_name, w.reason, w.waived_at,
                       row_number() over (partition by kind, w.alarm is null
                           order by abs(now - coalesce(before, 0)) desc, b.account_id) as place
                  from beside b
                  left join bill_run_waiver w on w.run_id = ?
                                             and w.alarm = 'UNUSUAL/' || b.account_id || '/' || b.now
                 where kind is not null)
            """
                    .formatted(RunReviewReader.TOTALS);

    private static final int PARAMETERS = 4;

    private final Connection connection;
    private final Currency currency;
    private final UUID run;
    private final @Nullable UUID before;

    /**
     * @param before the run before; null for the first
     */
    UnusualBills(Connection connection, Currency currency, UUID run, @Nullable UUID before) {
        this.connection = connection;
        this.currency = currency;
        this.run = run;
        this.before = before;
    }

    /** What somebody accepts, as it is kept. */
    static String name(UUID account, Money total) {
        return "UNUSUAL/" + account + "/" + total.minorUnits();
    }

    /**
     * @param most of each kind, accepted or not, those that differ most first
     */
    List<RunReview.Outlier> list(int most) throws SQLException {
        String sql =
                UNUSUAL
                        + ", "
                        + RunReviewReader.AMOUNTS
                        + """
                        select t.kind, a.id, a.number, c.id, p.name, t.bill_id, t.before, t.now,
                               coalesce(why.description, ''), coalesce(why.by, 0), usual.least, usual.most,
                               t.waived_by_name, t.reason, t.waived_at
                          from unusual t
                        """
                        + RunReviewReader.PAYER
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
            runs(query);
            RunReviewReader.runs(query, PARAMETERS + 1, run, before);
            int next = PARAMETERS + RunReviewReader.AMOUNTS_PARAMETERS + 1;
            query.setObject(next, run);
            query.setInt(next + 1, UsualChange.FEWEST);
            query.setInt(next + 2, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    outliers.add(outlier(row));
                }
            }
        }
        return outliers;
    }

    /** Of the kinds there are. */
    List<RunReview.UnusualCount> counts() throws SQLException {
        String sql =
                UNUSUAL
                        + "select kind, count(*), count(waived_at) from unusual group by kind order by kind";
        List<RunReview.UnusualCount> counts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            runs(query);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.add(
                            new RunReview.UnusualCount(
                                    RunReview.Unusual.valueOf(row.getString(1)),
                                    row.getLong(2) - row.getLong(3),
                                    row.getLong(3)));
                }
            }
        }
        return counts;
    }

    private void runs(PreparedStatement query) throws SQLException {
        for (int place = 1; place <= PARAMETERS; place++) {
            query.setObject(place, place == 3 ? before : run);
        }
    }

    private RunReview.Outlier outlier(ResultSet row) throws SQLException {
        Money least = orNull(row, 11);
        Money most = orNull(row, 12);
        return new RunReview.Outlier(
                RunReview.Unusual.valueOf(row.getString(1)),
                RunReviewReader.payer(row, 2),
                row.getObject(6, UUID.class),
                orNull(row, 7),
                money(row, 8),
                least == null || most == null ? null : new RunReview.Usual(least, most),
                row.getString(9),
                money(row, 10),
                RunAlarm.Waiver.read(row, 13));
    }

    private Money money(ResultSet row, int column) throws SQLException {
        return new Money(row.getLong(column), currency);
    }

    private @Nullable Money orNull(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : money(row, column);
    }
}
