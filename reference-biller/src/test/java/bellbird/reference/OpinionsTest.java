package bellbird.reference;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.testing.OwnPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reckons drafts from an operator's tables as the migrations make them, filled with plain SQL. */
class OpinionsTest {

    private static final Path MIGRATIONS = Path.of("../billing-ejb/src/main/resources/db/tenant");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final UUID PLAN = id(1);
    private static final UUID DEARER = id(2);

    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @BeforeAll
    static void an_operator_sells_two_plans() throws IOException, SQLException {
        postgres = OwnPostgres.start(Map.of("fsync", "off"));
        connection = postgres.getPostgresDatabase().getConnection();
        run(
                "create role tenant; create schema extensions; create extension btree_gist schema extensions;"
                        + " create schema tenant; set search_path to tenant, extensions");
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path script : files.sorted(Comparator.comparing(OpinionsTest::version)).toList()) {
                run(Files.readString(script).replace("${tenant_role}", "tenant"));
            }
        }
        run(
                """
                insert into usage_feed (id, name, profile) values ('%1$s', 'test', '{}');
                insert into usage_file (id, feed_id, file_name, sha256, size_bytes, received_at, received_by, state)
                values ('%1$s', '%1$s', 'a.csv', repeat('a', 64), 1, now(), 'test', 'DONE')"""
                        .formatted(id(9)));
        run("select usage_month('2026-10-15T10:00:00Z')");
        plan(PLAN, "30.00");
        plan(DEARER, "50.00");
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    /** 20 of 31 days and the next month are 49.35, calls and message 0.33; with 23 % VAT 61.11. */
    @Test
    void a_part_of_a_month_the_next_one_and_the_usage() throws SQLException {
        UUID account = account(10, "2026-10-12");
        used(account, "VOICE", 61, "0.122");
        used(account, "VOICE", 61, "0.122");
        used(account, "SMS", 1, "0.09");
        assertThat(opinion(account)).isEqualTo("61.11");
    }

    /** What the product made of a record is not asked. */
    @Test
    void a_record_is_rated_again() throws SQLException {
        UUID account = account(11, "2026-10-01");
        used(account, "VOICE", 600, "99.00");
        assertThat(opinion(account)).as("60.00 and 1.20, with VAT").isEqualTo("75.28");
    }

    @Test
    void a_change_in_the_month_has_both_prices_for_their_days() throws SQLException {
        UUID account = account(12, "2026-10-01");
        run(
                """
                update product_terms set valid_to = '2026-10-16' where product_id = '%1$s';
                insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
                values (gen_random_uuid(), '%1$s', '%2$s', '2026-10-16', '')"""
                        .formatted(account, DEARER));
        assertThat(opinion(account)).as("14.52 + 25.81 + 50.00, with VAT").isEqualTo("111.11");
    }

    /** Where started minutes count, two halves of a call are one of them: 60.12, with VAT. */
    @Test
    void a_call_that_came_in_parts_is_one() throws SQLException {
        assertThat(opinion(calledInTwoHalves(16))).isEqualTo("73.95");
    }

    /** Two of them: 60.24, with VAT. */
    @Test
    void halves_are_two_calls_if_one_came_too_late_or_was_made_in_another_network()
            throws SQLException {
        UUID late = calledInTwoHalves(17);
        second(late, "state = 'ALONE'");
        UUID abroad = calledInTwoHalves(18);
        second(abroad, "visited_mcc = '208'");
        assertThat(List.of(opinion(late), opinion(abroad))).containsExactly("74.10", "74.10");
    }

    /** An account that pays by started minutes. */
    private static UUID calledInTwoHalves(int number) throws SQLException {
        UUID version = id(number + 100);
        plan(version, "30");
        run(
                "update usage_price set first_increment = 60, next_increment = 60 where version_id = '%s'"
                        .formatted(version));
        UUID account = account(number, "2026-10-01");
        run(
                "update product_terms set offering_version_id = '%s' where product_id = '%s'"
                        .formatted(version, account));
        used(account, "VOICE", 30, "0.12");
        used(account, "VOICE", 30, "0.00");
        run(
                """
                insert into usage_part (served, session, part, last, file_id, line_number, record_key, started_at,
                                        service, quantity, direction, wait_until, state)
                select served, '%1$s', row_number() over (order by record_key), false, file_id, line_number,
                       record_key, started_at, service, quantity, 'OUT', now(), 'RATED'
                  from usage_record where record_key like '%%%1$s'"""
                        .formatted(account));
        return account;
    }

    private static void second(UUID account, String change) throws SQLException {
        run(
                "update usage_part set %s where part = 2 and record_key like '%%%s'"
                        .formatted(change, account));
    }

    @Test
    void what_it_does_not_know_it_names() throws SQLException {
        UUID rested = account(13, "2026-10-01");
        run(
                "insert into product_suspension values ('%s', '2026-10-05', '2026-10-07')"
                        .formatted(rested));
        UUID grouped = account(14, "2026-10-01");
        run(
                "insert into sharing_group (id, account_id, name) values ('%1$s', '%1$s', 'Family')"
                        .formatted(grouped));
        UUID special = account(15, "2026-10-01");
        used(special, "DATA", 1, "0.00");
        assertThat(List.of(opinion(rested), opinion(grouped), opinion(special)))
                .containsExactly("suspension", "sharing", "price");
    }

    private static String opinion(UUID account) throws SQLException {
        Map<UUID, Opinions.Opinion> opinions =
                new Opinions(
                                connection,
                                ZoneId.of("Europe/Dublin"),
                                List.of(new Books.Rate(new BigDecimal("23"), LocalDate.MIN)))
                        .of(List.of(account), OCTOBER, OCTOBER.plusMonths(1));
        Opinions.Opinion said = Objects.requireNonNull(opinions.get(account));
        BigDecimal total = said.total();
        return total == null ? said.why() : total.toPlainString();
    }

    /** Calls at 0.12 a minute and messages at 0.09; data has no price by prefix. */
    private static void plan(UUID version, String price) throws SQLException {
        run(
                """
                insert into product_offering (id, code, name, status)
                values ('%1$s', '%1$s', 'Plan %2$s', 'PUBLISHED');
                insert into offering_version (id, offering_id, number, status, valid_from, currency,
                                              recurring_price, tax_included, published_at)
                values ('%1$s', '%1$s', 1, 'PUBLISHED', '2020-01-01', 'EUR', %2$s, false, '2020-01-01');
                insert into usage_price (version_id, service, prefix, destination, amount, unit_size)
                values ('%1$s', 'VOICE', '', 'Ireland', 0.12, 60), ('%1$s', 'SMS', '', 'Any', 0.09, 1)"""
                        .formatted(version, price));
    }

    /** An account with one line since a day; party, account and product have the same id. */
    private static UUID account(int number, String since) throws SQLException {
        UUID id = id(number);
        run(
                """
                insert into party (id, kind, name, email, street, postcode, city, country, language)
                values ('%1$s', 'PERSON', 'P', 'p@mail.example', 'S', '1', 'C', 'IE', 'en');
                insert into customer (id, number, party_id, status, created_at)
                values ('%1$s', 'C%2$s', '%1$s', 'ACTIVE', now());
                insert into billing_account (id, number, customer_id, currency, cycle_day, payment_term_days,
                                             mode, status, opened_on)
                values ('%1$s', 'A%2$s', '%1$s', 'EUR', 1, 14, 'POSTPAID', 'ACTIVE', '%3$s');
                insert into product (id, account_id, status, start_on) values ('%1$s', '%1$s', 'ACTIVE', '%3$s');
                insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
                values ('%1$s', '%1$s', '%4$s', '%3$s', '');
                insert into bill_period (account_id, period_from, period_to, state)
                values ('%1$s', '2026-10-01', '2026-11-01', 'OPEN')"""
                        .formatted(id, number, since, PLAN));
        return id;
    }

    private static void used(UUID account, String service, long quantity, String rated)
            throws SQLException {
        run(
                """
                with one as (
                    insert into usage_record (record_key, started_at, file_id, line_number, service, served, quantity)
                    select 'r' || count(*) || '%1$s', '2026-10-15T10:00:00Z', '%5$s', 1, '%2$s', '353209100000', %3$s
                      from rated_usage returning record_key, started_at)
                insert into rated_usage (record_key, started_at, file_id, account_id, product_id, service_id,
                                         period_from, service, destination, offering_version_id, price_prefix,
                                         used_quantity, billed_quantity, included_quantity, charged_quantity,
                                         amount, currency)
                select record_key, started_at, '%5$s', '%1$s', '%1$s', '%1$s', '2026-10-01', '%2$s', 'Ireland',
                       '%6$s', '', %3$s, %3$s, 0, %3$s, %4$s, 'EUR' from one"""
                        .formatted(account, service, quantity, rated, id(9), PLAN));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** V2_10__name.sql comes after V2_9__name.sql. */
    private static String version(Path script) {
        String number = script.getFileName().toString().replaceFirst("__.*", "").substring(1);
        return Arrays.stream(number.split("_", -1))
                .map(part -> "%05d".formatted(Integer.parseInt(part)))
                .collect(Collectors.joining("."));
    }
}
