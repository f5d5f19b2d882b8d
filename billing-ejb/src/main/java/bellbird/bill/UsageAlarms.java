package bellbird.bill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFileRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Usage that is missing from a run's bills: files that did not come or are not rated, and records
 * that wait. What it would come to is reckoned from its like: a record brings as much to the run's
 * bills as the records of its service that came in the period did, those that plans include among
 * them.
 */
final class UsageAlarms {

    /**
     * Records rated of the files that came in the period, as {@code came}; and minor units that one
     * of a service brought to the run's bills and drafts, as {@code worth}.
     */
    private static final String WORTH =
            """
            with came as (
                select f.feed_id, f.id as file_id, f.received_at, t.service, t.records
                  from usage_file f join usage_file_total t on t.file_id = f.id and t.verdict = 'RATED'
                 where f.received_at >= ? and f.received_at < ?),
            billed as (
                select usage_service as service, sum(net_minor) as minor
                  from (select usage_service, net_minor from bill_draft_line where run_id = ? and kind = 'USAGE'
                         union all
                        select l.usage_service, l.net_minor
                          from customer_bill b join bill_line l on l.bill_id = b.id
                         where b.run_id = ? and l.kind = 'USAGE') lines
                 group by 1),
            worth as (
                select c.service, coalesce(max(b.minor), 0) / sum(c.records) as minor
                  from came c left join billed b using (service) group by 1)
            """;

    private static final String SUSPENDED =
            WORTH
                    + """
                    select s.reason, count(*), count(distinct s.file_id), sum(w.minor),
                           md5(string_agg(s.file_id || '/' || s.line_number, ',' order by s.file_id, s.line_number))
                      from set_aside_record s
                      join usage_file f on f.id = s.file_id
                      left join worth w on w.service = s.service
                     where s.verdict = 'SUSPENDED'
                       and coalesce(s.started_at, f.received_at) >= ? and coalesce(s.started_at, f.received_at) < ?
                       and not exists (select 1 from usage_record u
                                        where u.record_key = s.record_key and u.started_at = s.started_at)
                     group by s.reason order by 2 desc, 1""";

    private static final String FEEDS =
            WORTH
                    + """
                    select c.feed_id, sum(c.records * w.minor) / count(distinct c.file_id),
                           sum(c.records * w.minor) / greatest(1, max((c.received_at at time zone ?)::date) - ?)
                      from came c join worth w using (service) group by c.feed_id""";

    private static final int WORTH_PARAMETERS = 4;
    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    private final Connection connection;
    private final UUID run;
    private final Period period;
    private final ZoneId zone;
    private final Currency currency;

    UsageAlarms(Connection connection, UUID run, Period period, ZoneId zone, Currency currency) {
        this.connection = connection;
        this.run = run;
        this.period = period;
        this.zone = zone;
        this.currency = currency;
    }

    /**
     * What a feed usually brings to the run's bills, in minor units.
     *
     * @param file one of its files
     * @param day one of the days until its last file
     */
    private record Usual(BigDecimal file, BigDecimal day) {}

    /**
     * What the state of the feeds means for the run; a file that only came late holds nothing up.
     */
    List<RunAlarm> files(List<FeedAlarm> feeds) throws SQLException {
        List<RunAlarm> alarms = new ArrayList<>();
        Map<UUID, Usual> usual = feeds.isEmpty() ? Map.of() : usual();
        for (FeedAlarm feed : feeds) {
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
                if (kind == RunAlarm.Kind.MISSING) {
                    details.add(feed.subject());
                }
                Usual its = usual.get(feed.feedId());
                alarms.add(
                        RunAlarm.of(
                                kind,
                                feed.feedId() + "/" + feed.subject(),
                                its == null ? null : money(missing(feed, its)),
                                details.toArray(String[]::new)));
            }
        }
        return alarms;
    }

    private BigDecimal missing(FeedAlarm feed, Usual usual) {
        return switch (feed.kind()) {
            case GAP -> usual.file().multiply(new BigDecimal(feed.details().getLast()));
            case MISSING ->
                    usual.day()
                            .multiply(
                                    new BigDecimal(feed.details().getFirst())
                                            .divide(HOURS_OF_A_DAY, MathContext.DECIMAL64)
                                            .min(BigDecimal.valueOf(period.days())));
            case LESS -> {
                BigDecimal before = new BigDecimal(feed.details().getLast());
                BigDecimal came = new BigDecimal(feed.details().get(1));
                yield usual.day()
                        .multiply(before.subtract(came).divide(before, MathContext.DECIMAL64));
            }
            case LATE -> BigDecimal.ZERO;
        };
    }

    private Map<UUID, Usual> usual() throws SQLException {
        Map<UUID, Usual> feeds = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(FEEDS)) {
            worth(query);
            query.setString(WORTH_PARAMETERS + 1, zone.getId());
            query.setObject(WORTH_PARAMETERS + 2, period.from());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    feeds.put(
                            row.getObject(1, UUID.class),
                            new Usual(row.getBigDecimal(2), row.getBigDecimal(3)));
                }
            }
        }
        return feeds;
    }

    /**
     * Files that are there and not in the bills, by what is wrong with them.
     *
     * @param files in the order in which they came
     */
    static List<RunAlarm> unfinished(List<UsageFileRow> files) {
        return files.stream()
                .collect(
                        groupingBy(
                                file -> kind(file) + "/" + file.reason(),
                                LinkedHashMap::new,
                                toList()))
                .values()
                .stream()
                .map(alike -> RunAlarm.ofFiles(kind(alike.getFirst()), alike))
                .toList();
    }

    private static RunAlarm.Kind kind(UsageFileRow file) {
        return switch (file.state()) {
            case REJECTED -> RunAlarm.Kind.REFUSED;
            case QUARANTINED -> RunAlarm.Kind.HELD;
            case REGISTERED, PROCESSING, DONE -> RunAlarm.Kind.UNRATED;
        };
    }

    /** Records of the period that are not rated, by reason. */
    List<RunAlarm> suspended() throws SQLException {
        List<RunAlarm> alarms = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SUSPENDED)) {
            worth(query);
            query.setTimestamp(WORTH_PARAMETERS + 1, start(period.from()));
            query.setTimestamp(WORTH_PARAMETERS + 2, start(period.to()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    BigDecimal minor = row.getBigDecimal(4);
                    alarms.add(
                            RunAlarm.of(
                                    RunAlarm.Kind.SUSPENDED,
                                    row.getString(5),
                                    minor == null ? null : money(minor),
                                    row.getString(2),
                                    row.getString(1),
                                    row.getString(3)));
                }
            }
        }
        return alarms;
    }

    private void worth(PreparedStatement query) throws SQLException {
        query.setTimestamp(1, start(period.from()));
        query.setTimestamp(2, start(period.to()));
        query.setObject(3, run);
        query.setObject(WORTH_PARAMETERS, run);
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    private Money money(BigDecimal minor) {
        return Money.settle(minor.movePointLeft(currency.getDefaultFractionDigits()), currency);
    }
}
