package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.testing.TenantDatabase;
import bellbird.usage.FileCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage lies in months, which are there when it comes. */
class UsageMonthsTest {

    private static final String MONTHS =
            """
            select substring(c.relname from '[0-9_]+$'), count(*)
              from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind = 'r'
             where c.relnamespace = current_schema()::regnamespace
             group by 1 order by 1
            """;

    private final TestUsage usage = new TestUsage();
    private final TenantDatabase database = usage.work.database;

    @BeforeEach
    void it_is_february() {
        usage.work.now = Instant.parse("2027-02-20T12:00:00Z");
    }

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
            assertThat(database.query("select * from " + view)).as(view).isEmpty();
        }
        usage.close();
    }

    @Test
    void a_record_of_any_month_finds_its_place() throws SQLException {
        assertThat(
                        load(
                                call("r1", "2026-12-31T23:59:59Z"),
                                call("r2", "2027-01-01T00:00:00Z"),
                                call("r3", "2027-02-19T10:00:00Z"),
                                call("r4", "2027-01-01T00:30:00+01:00")))
                .isEqualTo(new FileCounts(4, 4, 0, 0, 0, 0));
        assertThat(database.query(MONTHS)).contains("_2026_12|4", "_2027_01|4", "_2027_02|4");

        assertThat(
                        database.query(
                                "select tableoid::regclass, record_key from rated_usage order by 2"))
                .containsExactly(
                        "rated_usage_2026_12|r1",
                        "rated_usage_2027_01|r2",
                        "rated_usage_2027_02|r3",
                        "rated_usage_2026_12|r4");
        assertThat(load(call("r5", "2027-01-02T00:00:00Z"), call("r6", "2027-01-03T00:00:00Z")))
                .isEqualTo(new FileCounts(2, 2, 0, 0, 0, 0));
    }

    @Test
    void a_key_is_known_within_its_month_and_a_day_around_it() {
        load(call("r1", "2026-12-31T23:30:00Z"), call("r2", "2026-12-10T10:00:00Z"));
        assertThat(load(call("r1", "2026-12-31T23:30:00Z"), call("r2", "2026-12-20T10:00:00Z")))
                .isEqualTo(new FileCounts(2, 0, 1, 1, 0, 0));
        // the same hour with a zone that was wrong
        assertThat(load(call("r1", "2027-01-01T00:30:00Z")))
                .isEqualTo(new FileCounts(1, 0, 1, 0, 0, 0));
        // numbers of a switch that began anew
        assertThat(load(call("r2", "2027-02-10T10:00:00Z")))
                .isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from usage_record_2027_02",
                "insert into rated_usage_2027_02 select * from rated_usage",
                "drop table usage_record_2027_02",
                "alter table usage_record detach partition usage_record_2027_02",
                "create table usage_record_2030_01 partition of usage_record for values from ('2030-01-01') to ('2030-02-01')",
            })
    void a_month_is_out_of_reach_of_the_tenant(String sql) {
        load(call("r1", "2027-02-10T10:00:00Z"));
        assertThat(
                        catchThrowableOfType(SQLException.class, () -> database.execute(sql))
                                .getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void what_was_there_before_is_kept_with_its_keys_rights_and_views()
            throws SQLException, IOException {
        TenantDatabase former = TenantDatabase.before("V2_180");
        List<String> keys =
                former.brokenByOwner(
                        BEFORE + former.script("V2_180"),
                        connection -> {
                            try (var statement = connection.createStatement();
                                    var row = statement.executeQuery(AFTER)) {
                                row.next();
                                return List.of(row.getString(1).split(" "));
                            }
                        });
        assertThat(keys)
                .containsExactly(
                        "usage_record_2026_08:1",
                        "usage_record_2026_09:50",
                        "rated_usage_2026_09:50",
                        "allowance_consumption_2026_09:50",
                        "counter_movement_2026_09:50",
                        "rows:51",
                        "faults:1");
        assertThat(schema(former)).isEqualTo(schema(TenantDatabase.before("V2_180")));
    }

    private static final String BEFORE =
            """
            insert into usage_record (record_key, started_at, file_id, line_number, service, served, quantity)
            select 'k' || n, '2026-09-01T00:00:00Z'::timestamptz + n * interval '1 hour',
                   gen_random_uuid(), n, 'VOICE', '1', 1
              from generate_series(1, 50) n
            union all
            select 'k0', '2026-08-31T23:59:59Z', gen_random_uuid(), 0, 'VOICE', '1', 1;
            insert into bill_period
            select file_id, '2026-09-01', '2026-10-01', 'OPEN', null from usage_record;
            insert into usage_counter
            select file_id, 'voice', 'DAY', '2026-09-01', 1, 1, 1 from usage_record where line_number > 0;
            insert into allowance_bucket (id, owner_id, account_id, offering_id, key, allowance_id, service,
                   period_from, period_to, own_until, usable_until, priority, granted, consumed, remaining)
            select file_id, file_id, file_id, file_id, 'voice', file_id, 'VOICE', '2026-09-01', '2026-10-01',
                   '2026-10-01', '2026-10-01', 1, 1, 1, 0
              from usage_record where line_number > 0;
            insert into rated_usage (record_key, started_at, file_id, account_id, product_id, service_id,
                   period_from, service, destination, offering_version_id, price_prefix, used_quantity,
                   billed_quantity, included_quantity, charged_quantity, amount, currency)
            select record_key, started_at, file_id, file_id, file_id, file_id, '2026-09-01', 'VOICE', '',
                   file_id, '', 1, 1, 0, 1, 1, 'EUR'
              from usage_record where line_number > 0;
            insert into allowance_consumption (bucket_id, record_key, started_at, quantity, remaining_before)
            select file_id, record_key, started_at, 1, 1 from rated_usage;
            insert into counter_movement
            select record_key, started_at, file_id, 'voice', 'DAY', '2026-09-01', 1, 1, 1, 0, 0, 0
              from rated_usage;
            """;

    private static final String AFTER =
            """
            select (select string_agg(t || ':' || n, ' ' order by o, t)
                      from (select 1 as o, tableoid::regclass::text as t, count(*) as n from usage_record group by 2
                            union all select 2, tableoid::regclass::text, count(*) from rated_usage group by 2
                            union all select 3, tableoid::regclass::text, count(*) from allowance_consumption group by 2
                            union all select 4, tableoid::regclass::text, count(*) from counter_movement group by 2) x)
                   || ' rows:' || (select sum(records) from usage_file_rows)
                   || ' faults:' || (select count(*) from inv_i08 where fault like 'usage record is neither%')
            """;

    /** Names of what there is; the transaction that upgraded it was rolled back. */
    private static List<String> schema(TenantDatabase database) throws SQLException {
        return database.query(
                "select relname, relkind from pg_class where relnamespace = current_schema()::regnamespace and relname !~ '^pg_toast' order by 1");
    }

    private FileCounts load(String... lines) {
        byte[] content =
                ("record_id,service,direction,served,other,start,seconds,bytes\n"
                                + String.join("", lines))
                        .getBytes(StandardCharsets.UTF_8);
        UUID file = usage.receive(null, "usage.csv", new ByteArrayInputStream(content)).fileId();
        return usage.process(file).counts();
    }

    private static String call(String key, String start) {
        return "%s,voice,out,%s,+442079460000,%s,60,\n".formatted(key, TestUsage.LINE, start);
    }
}
