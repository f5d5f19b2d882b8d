package bellbird.bill;

import bellbird.kernel.time.Period;
import bellbird.usage.FeedAlarm;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Works out what is missing from a run's drafts, on a tenant's connection. */
final class RunAlarmReader {

    private static final String SUSPENDED =
            """
            select s.reason, count(*),
                   md5(string_agg(s.file_id || '/' || s.line_number, ',' order by s.file_id, s.line_number))
              from set_aside_record s join usage_file f on f.id = s.file_id
             where s.verdict = 'SUSPENDED'
               and coalesce(s.started_at, f.received_at) >= ? and coalesce(s.started_at, f.received_at) < ?
               and not exists (select 1 from usage_record u
                                where u.record_key = s.record_key and u.started_at = s.started_at)
             group by s.reason order by 2 desc, 1""";

    private static final String DAYS =
            """
            select count(*), coalesce(md5(string_agg(p.id::text, ',' order by p.id)), '')
              from inv_i04 i join product p on p.id = i.product_id
              join bill_run_account x on x.account_id = p.account_id and x.run_id = ?""";

    /** Without those that somebody has accepted one by one. */
    private static final String DIFFERING =
            """
            select count(*), coalesce(md5(string_agg(t.account_id || '/' || t.opinion_minor, ',' order by t.account_id)), '')
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

    RunAlarmReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param feeds what is wrong with the feeds now
     */
    List<RunAlarm> of(UUID run, Occasion occasion, ZoneId zone, List<FeedAlarm> feeds)
            throws SQLException {
        List<RunAlarm> alarms = new ArrayList<>();
        feeds.forEach(feed -> files(feed, alarms));
        suspended(occasion.period(), zone, alarms);
        new UnchargedProducts(connection, zone, run, occasion).alarm().ifPresent(alarms::add);
        counted(DAYS, run, RunAlarm.Kind.DAYS, alarms);
        counted(DIFFERING, run, RunAlarm.Kind.OPINION, alarms);
        earlier(run, alarms);
        Map<String, RunAlarm.Waiver> waivers = waivers(run);
        return alarms.stream().map(alarm -> alarm.waived(waivers.get(alarm.name()))).toList();
    }

    /** A file that only came late holds nothing up. */
    private static void files(FeedAlarm feed, List<RunAlarm> alarms) {
        RunAlarm.Kind kind =
                switch (feed.kind()) {
                    case GAP -> RunAlarm.Kind.GAP;
                    case MISSING -> RunAlarm.Kind.MISSING;
                    case LESS -> RunAlarm.Kind.LESS;
                    case LATE -> null;
                };
        if (kind != null) {
            List<String> details = new ArrayList<>(List.of(feed.feed()));
            details.addAll(feed.details());
            alarms.add(
                    RunAlarm.of(
                            kind,
                            feed.feedId() + "/" + feed.subject(),
                            details.toArray(String[]::new)));
        }
    }

    private void suspended(Period period, ZoneId zone, List<RunAlarm> alarms) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SUSPENDED)) {
            query.setTimestamp(1, start(period.from(), zone));
            query.setTimestamp(2, start(period.to(), zone));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String reason = row.getString(1);
                    String count = Long.toString(row.getLong(2));
                    alarms.add(
                            RunAlarm.of(RunAlarm.Kind.SUSPENDED, row.getString(3), count, reason));
                }
            }
        }
    }

    private static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    /** A query of a count, further details, and a hash of what is counted. */
    private void counted(String sql, UUID run, RunAlarm.Kind kind, List<RunAlarm> alarms)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    int columns = row.getMetaData().getColumnCount();
                    List<String> details = new ArrayList<>();
                    for (int column = 1; column < columns; column++) {
                        details.add(row.getString(column));
                    }
                    alarms.add(
                            RunAlarm.of(
                                    kind, row.getString(columns), details.toArray(String[]::new)));
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
                    alarms.add(RunAlarm.of(RunAlarm.Kind.EARLIER, from, from));
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
                    waivers.put(
                            row.getString(1),
                            new RunAlarm.Waiver(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getTimestamp(4).toInstant()));
                }
            }
        }
        return waivers;
    }
}
