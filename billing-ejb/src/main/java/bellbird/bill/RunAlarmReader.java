package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFileRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Works out what is missing from a run's drafts, on a tenant's connection. */
final class RunAlarmReader {

    private static final String DAYS =
            """
            select count(*), null, coalesce(md5(string_agg(p.id::text, ',' order by p.id)), '')
              from inv_i04 i join product p on p.id = i.product_id
              join bill_run_account x on x.account_id = p.account_id and x.run_id = ?""";

    /** Without those that somebody has accepted one by one. */
    private static final String DIFFERING =
            """
            select count(*), sum(abs(t.total_minor - t.opinion_minor)),
                   coalesce(md5(string_agg(t.account_id || '/' || t.opinion_minor, ',' order by t.account_id)), '')
              from bill_draft t
            """
                    + DifferingBills.WAIVER
                    + " where t.run_id = ? and t.opinion = 'DIFFERS' and w.alarm is null";

    private static final String EARLIER =
            """
            select e.period_from
              from bill_run r join bill_run e on e.account_id is null and e.period_to <= r.period_from
                                             and e.state <> 'DONE'
             where r.id = ?
               and ((e.cycle_frequency, e.cycle_phase, e.cycle_day) = (r.cycle_frequency, r.cycle_phase, r.cycle_day)
                    or exists (select 1 from bill_run_account x join bill_run_account y on y.account_id = x.account_id
                                where x.run_id = e.id and y.run_id = r.id))
             order by 1 limit 1""";

    private final Connection connection;
    private final Currency currency;

    RunAlarmReader(Connection connection, Currency currency) {
        this.connection = connection;
        this.currency = currency;
    }

    /**
     * @param feeds what is wrong with the feeds now
     * @param unfinished files since the period began whose records are not all in
     */
    List<RunAlarm> of(
            UUID run,
            Occasion occasion,
            ZoneId zone,
            List<FeedAlarm> feeds,
            List<UsageFileRow> unfinished)
            throws SQLException {
        List<RunAlarm> alarms = new ArrayList<>();
        UsageAlarms usage = new UsageAlarms(connection, run, occasion.period(), zone, currency);
        alarms.addAll(usage.files(feeds));
        alarms.addAll(UsageAlarms.unfinished(unfinished));
        alarms.addAll(usage.suspended());
        new UnchargedProducts(connection, zone, run, occasion).alarm().ifPresent(alarms::add);
        counted(DAYS, run, RunAlarm.Kind.DAYS, alarms);
        counted(DIFFERING, run, RunAlarm.Kind.OPINION, alarms);
        earlier(run, alarms);
        Map<String, RunAlarm.Waiver> waivers = waivers(run);
        return alarms.stream().map(alarm -> alarm.waived(waivers.get(alarm.name()))).toList();
    }

    /** A query of a count, the amount in minor units, and a hash of what is counted. */
    private void counted(String sql, UUID run, RunAlarm.Kind kind, List<RunAlarm> alarms)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    Money amount =
                            row.getString(2) == null ? null : new Money(row.getLong(2), currency);
                    alarms.add(RunAlarm.of(kind, row.getString(3), amount, row.getString(1)));
                }
            }
        }
    }

    private void earlier(UUID run, List<RunAlarm> alarms) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EARLIER)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    String from = row.getString(1);
                    alarms.add(RunAlarm.of(RunAlarm.Kind.EARLIER, from, null, from));
                }
            }
        }
    }

    private Map<String, RunAlarm.Waiver> waivers(UUID run) throws SQLException {
        String sql =
                "select alarm, waived_by_name, reason, waived_at from bill_run_waiver where run_id = ?";
        Map<String, RunAlarm.Waiver> waivers = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    waivers.put(row.getString(1), RunAlarm.Waiver.read(row, 2));
                }
            }
        }
        return waivers;
    }
}
