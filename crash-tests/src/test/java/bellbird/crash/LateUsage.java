package bellbird.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Usage of an operator that is not rated when it comes. A line has calls under a number that is
 * known later: they are recycled, out of their order, so that the bill run rates the line's month
 * again. A record is nobody's and stays suspended. Another line has a session whose last part never
 * comes. Both use up what is included, and nobody else has records of these lines.
 */
final class LateUsage {

    private static final String LINE = Subscribers.msisdn(10);
    private static final String ITS_OTHER_NUMBER = Subscribers.msisdn(90);
    private static final String NOBODYS = Subscribers.msisdn(91);
    private static final String LINE_OF_PARTS = Subscribers.msisdn(11);

    /** Who has this usage and no other. */
    static final Set<String> LINES = Set.of(LINE, LINE_OF_PARTS);

    private final Sql sql;
    private final String schema;

    LateUsage(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    /** Of a session that comes in parts, the last one is waited for no longer than an hour. */
    void waitAnHour() {
        sql.update(
                "update %s.usage_feed set profile = jsonb_set(profile, '{limits,sessionHours}', '1')"
                        .formatted(schema));
    }

    /** Lines of a usage file. */
    static String lines(Instant from) {
        return String.join(
                "\n",
                call("late-1", ITS_OTHER_NUMBER, "+442079460002", from, 1, 19_000),
                call("late-2", LINE, "+353209140003", from, 8, 600),
                call("late-3", ITS_OTHER_NUMBER, "+353209140003", from, 9, 300),
                call("lost-1", NOBODYS, "+442079460002", from, 10, 60),
                part(from, 1, 6_000_400_000L),
                part(from, 2, 6_000_400_000L),
                "");
    }

    private static String call(
            String id, String served, String called, Instant from, int hour, int seconds) {
        return "%s,voice,out,+%s,%s,%s,%d,,,,"
                .formatted(id, served, called, from.plus(Duration.ofHours(hour)), seconds);
    }

    private static String part(Instant from, int number, long bytes) {
        return "part-%d,data,out,+%s,,%s,,%d,session-1,%1$d,"
                .formatted(number, LINE_OF_PARTS, from.plus(Duration.ofHours(number)), bytes);
    }

    /** As the suspense page does: says whose number it is, and sends its records back in. */
    void recycle() {
        UUID recycling = UUID.randomUUID();
        sql.unchecked(
                List.of(
                        """
                        insert into %1$s.service_identifier (id, service_id, kind, value, valid_from)
                        select uuidv7(), service_id, kind, '%2$s', valid_from
                          from %1$s.service_identifier where value = '%3$s'"""
                                .formatted(schema, ITS_OTHER_NUMBER, LINE),
                        """
                        insert into %1$s.usage_recycling (id, asked_at, asked_by, reason, detail, note)
                        select '%2$s', now, 'Crash Tester', 'error.usage.unknownNumber', '%3$s', ''
                          from %1$s.tenant_clock"""
                                .formatted(schema, recycling, ITS_OTHER_NUMBER),
                        """
                        insert into %1$s.job (id, kind, key, payload, business, due_at, state, created_at)
                        values (gen_random_uuid(), 'usage-recycling', '%2$s', '{}', false, now(), 'WAITING', now())"""
                                .formatted(schema, recycling)));
    }

    boolean isRecycled() {
        return sql.number(
                        "select count(*) from %s.usage_recycling where asked_by = 'Crash Tester' and finished_at is not null"
                                .formatted(schema))
                == 1;
    }

    /** What became of each record. */
    List<String> outcome() {
        return sql.texts(
                """
                select concat_ws(' ', record_key, 'rated', case when exists (
                           select 1 from %1$s.superseded_usage s where s.record_key = r.record_key) then 'again' end)
                  from %1$s.rated_usage r where record_key ~ '^(late|part)-' order by 1"""
                        .formatted(schema));
    }
}
