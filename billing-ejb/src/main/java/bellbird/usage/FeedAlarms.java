package bellbird.usage;

import bellbird.usage.FeedAlarm.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is wrong with the feeds at an instant, worked out from the files there are: so an alarm ends
 * by itself when what was missing comes. A file that is held or refused as a whole has not come:
 * nothing of it is rated.
 */
final class FeedAlarms {

    private static final Duration LATE_FOR = Duration.ofDays(1);

    private static final String LATEST =
            """
            select coalesce((select max(received_at) from usage_file
                              where feed_id = d.id and state not in ('QUARANTINED', 'REJECTED')),
                            d.changed_at)
              from usage_feed d where d.id = ?
            """;

    /** Files before and after missing ones, and when the first file behind them showed it. */
    private static final String GAPS =
            """
            select g.sequence, g.next, g.shown
              from (select sequence, lead(sequence) over (order by sequence) as next,
                           min(received_at) over (order by sequence rows between 1 following
                                                  and unbounded following) as shown
                      from usage_file where feed_id = ? and sequence is not null
                       and state not in ('QUARANTINED', 'REJECTED')) g
              join usage_feed d on d.id = ?
             where g.next > g.sequence + 1 and g.shown <= ?
               and g.next - 1 > coalesce(d.settled_sequence, g.next - 2)
             order by g.sequence
            """;

    private static final String LATE =
            """
            select f.sequence, f.file_name, f.received_at
              from usage_file f
             where f.feed_id = ? and f.received_at between ? and ?
               and f.state not in ('QUARANTINED', 'REJECTED')
               and exists (select 1 from usage_file n
                            where n.feed_id = f.feed_id and n.sequence > f.sequence
                              and n.received_at < f.received_at
                              and n.state not in ('QUARANTINED', 'REJECTED'))
             order by f.received_at, f.sequence
            """;
    private static final String RECORDS =
            """
            select coalesce(sum(records_in), 0) from usage_file
             where feed_id = ? and received_at >= ? and received_at < ?
            """;

    private final Connection connection;
    private final Instant now;
    private final ZoneId zone;

    /**
     * @param now in tenant time
     */
    FeedAlarms(Connection connection, Instant now, ZoneId zone) {
        this.connection = connection;
        this.now = now;
        this.zone = zone;
    }

    /** Of one feed, by what hurts most. */
    List<FeedAlarm> of(FeedDetail feed) throws SQLException {
        List<FeedAlarm> alarms = new ArrayList<>();
        ProfileDocument.Watch watch = feed.profile().watch();
        if (watch.everyHours() > 0) {
            missing(feed, watch, alarms);
            less(feed, watch, alarms);
        }
        if (watch.sequence() != null) {
            FileSequence numbers = new FileSequence(watch.highestSequence());
            gaps(feed, watch, numbers, alarms);
            late(feed, numbers, alarms);
        }
        return alarms;
    }

    private void missing(FeedDetail feed, ProfileDocument.Watch watch, List<FeedAlarm> alarms)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setObject(1, feed.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                OffsetDateTime sign = row.getObject(1, OffsetDateTime.class);
                if (sign == null) {
                    return; // nobody has asked for files yet
                }
                Instant latest = sign.toInstant();
                Instant due = latest.plus(Duration.ofHours(watch.everyHours()));
                if (!due.isAfter(now)) {
                    alarms.add(
                            alarm(
                                    feed,
                                    Kind.MISSING,
                                    latest.toString(),
                                    due,
                                    Long.toString(Duration.between(latest, now).toHours())));
                }
            }
        }
    }

    /** Of yesterday, once the files of its last hours are in. */
    private void less(FeedDetail feed, ProfileDocument.Watch watch, List<FeedAlarm> alarms)
            throws SQLException {
        LocalDate day =
                LocalDate.ofInstant(now.minus(Duration.ofHours(watch.everyHours())), zone)
                        .minusDays(1);
        long before = records(feed.id(), day.minusWeeks(1));
        long came = records(feed.id(), day);
        if (before > 0 && came * 100 <= before * (100 - watch.fallPercent())) {
            alarms.add(
                    alarm(
                            feed,
                            Kind.LESS,
                            day.toString(),
                            day.plusDays(1).atStartOfDay(zone).toInstant(),
                            day.toString(),
                            Long.toString(came),
                            Long.toString(before)));
        }
    }

    private long records(UUID feed, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setObject(1, feed);
            statement.setObject(2, utc(day.atStartOfDay(zone).toInstant()));
            statement.setObject(3, utc(day.plusDays(1).atStartOfDay(zone).toInstant()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void gaps(
            FeedDetail feed,
            ProfileDocument.Watch watch,
            FileSequence numbers,
            List<FeedAlarm> alarms)
            throws SQLException {
        Duration interval = Duration.ofHours(watch.everyHours());
        try (PreparedStatement statement = connection.prepareStatement(GAPS)) {
            statement.setObject(1, feed.id());
            statement.setObject(2, feed.id());
            statement.setObject(3, utc(now.minus(interval)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long first = row.getLong("sequence") + 1;
                    long last = row.getLong("next") - 1;
                    alarms.add(
                            alarm(
                                    feed,
                                    Kind.GAP,
                                    first + "-" + last,
                                    row.getObject("shown", OffsetDateTime.class)
                                            .toInstant()
                                            .plus(interval),
                                    Long.toString(numbers.number(first)),
                                    Long.toString(numbers.number(last)),
                                    Long.toString(last - first + 1)));
                }
            }
        }
    }

    private void late(FeedDetail feed, FileSequence numbers, List<FeedAlarm> alarms)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATE)) {
            statement.setObject(1, feed.id());
            statement.setObject(2, utc(now.minus(LATE_FOR)));
            statement.setObject(3, utc(now));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    alarms.add(
                            alarm(
                                    feed,
                                    Kind.LATE,
                                    row.getString("sequence"),
                                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                                    Long.toString(numbers.number(row.getLong("sequence"))),
                                    row.getString("file_name")));
                }
            }
        }
    }

    private static FeedAlarm alarm(
            FeedDetail feed, Kind kind, String subject, Instant since, String... details) {
        return new FeedAlarm(feed.id(), feed.name(), kind, subject, since, List.of(details));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
