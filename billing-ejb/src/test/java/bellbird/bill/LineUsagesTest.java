package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.rating.ExplanationStep;
import bellbird.rating.TestUsage;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What stands behind a line of calls: 4,000 seconds are included in October, then 0.12 a minute.
 */
class LineUsagesTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";

    private final TestUsage usage = new TestUsage();
    private final TestBilling billing = new TestBilling(LocalDate.of(2026, 11, 1), usage.work);
    private final LineUsages usages = usage.work.add(new LineUsages());

    LineUsagesTest() throws SQLException {}

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void it_says_what_the_allowance_gave_where_paying_began_and_each_record() throws SQLException {
        billed(call("a", 20, 3_900), call("b", 21, 160), call("c", 22, 61));

        LineUsage behind = behind(0);

        assertThat(said(behind.allowances()))
                .containsExactly("explain.taken.all [Plan A, 4000, 4000, 0]");
        SourceRecord first = Objects.requireNonNull(behind.firstCharged());
        assertThat(first.key()).isEqualTo("b");
        assertThat(said(first.steps()))
                .containsExactly(
                        "explain.plan [Plan A, 1, 2026-10-01]",
                        "explain.prefix [442079460xxx, 44, National]",
                        "explain.call [160]",
                        "explain.included.all [100, 100]",
                        "explain.beyond [60, 0.12, per 60, 0.12, GBP]");
        assertThat(behind.records())
                .extracting(
                        record ->
                                "%s %s %s %d %d %d %s"
                                        .formatted(
                                                record.key(),
                                                record.startedAt().toLocalDateTime(),
                                                record.otherParty(),
                                                record.used(),
                                                record.billed(),
                                                record.included(),
                                                record.amount()))
                .containsExactly(
                        "a 2026-10-20T10:00 +442079460xxx 3900 3900 3900 0.000000",
                        "b 2026-10-21T10:00 +442079460xxx 160 160 100 0.120000",
                        "c 2026-10-22T10:00 +442079460xxx 61 61 0 0.122000");
        assertThat(explained())
                .isEqualTo("Plan A 1 true 0.12 × 2.016667 MINUTE = 0.242000, 1 destination");
    }

    @Test
    void a_record_that_comes_to_something_else_is_named_with_what_it_comes_to()
            throws SQLException {
        billed(call("a", 20, 3_900), call("b", 21, 160), call("c", 22, 61));
        usage.work.database.executeAsOwner(
                "update rated_usage set amount = 0.99 where record_key = 'b'");
        usage.work.database.executeAsOwner(
                "update usage_record set other_party = '+8835100000' where record_key = 'c'");

        List<SourceRecord> records = behind(0).records();

        assertThat(records)
                .extracting(record -> record.key() + " " + record.holds())
                .containsExactly("a true", "b false", "c false");
        assertThat(said(records.get(1).steps()))
                .startsWith(
                        "explain.differs [b, 0.99, 0.12, GBP]",
                        "explain.plan [Plan A, 1, 2026-10-01]")
                .endsWith("explain.beyond [60, 0.12, per 60, 0.12, GBP]");
        assertThat(said(records.get(2).steps()))
                .containsExactly(
                        "explain.differs.noPrice [c, 0.122, GBP]", "error.usage.noPrice []");
    }

    @Test
    void the_records_come_some_at_a_time_oldest_first() throws SQLException {
        billed(
                IntStream.rangeClosed(13, 24)
                        .mapToObj(day -> call("day-" + day, day, 600))
                        .toArray(String[]::new));

        assertThat(behind(0).records())
                .hasSize(LineUsage.PAGE)
                .first()
                .extracting(SourceRecord::key)
                .isEqualTo("day-13");
        assertThat(behind(LineUsage.PAGE).records())
                .extracting(SourceRecord::key)
                .containsExactly("day-23", "day-24");
    }

    @Test
    void numbers_are_whole_where_the_bill_lists_them_whole() throws SQLException {
        billed(call("a", 20, 4_060));
        usage.work.database.executeAsOwner(
                """
                update customer_bill
                   set document = jsonb_set(document::jsonb, '{wholeNumbers}', 'true')""");

        SourceRecord record = behind(0).records().getFirst();

        assertThat(record.otherParty()).isEqualTo("+442079460000");
        assertThat(said(record.steps())).contains("explain.prefix [442079460000, 44, National]");
    }

    @Test
    void vat_that_is_not_owed_is_taken_out_of_each_record() throws SQLException {
        billed(call("a", 20, 4_060));
        usage.work.database.executeAsOwner(
                "update bill_line set tax_included = false, freed_percent = 20");

        SourceRecord record = behind(0).records().getFirst();

        assertThat(record.amount()).isEqualByComparingTo("0.1");
        assertThat(record.steps().getLast().messageKey()).isEqualTo("explain.freed");
    }

    @Test
    void of_records_that_are_not_kept_nothing_is_said() throws SQLException {
        billed(call("a", 20, 4_060));
        usage.work.database.execute("insert into usage_retention values (true, 1, now(), 'owner')");
        usage.work.database.query("select drop_usage_month('2026-10-01', '2026-12-01')");

        assertThat(behind(0)).isEqualTo(new LineUsage(List.of(), null, List.of()));
        assertThat(explained())
                .isEqualTo("Plan A 1 true 0.12 × 1 MINUTE = 0.120000, 0 destination");
    }

    @Test
    void a_delta_note_opens_to_what_came_late_and_the_bill_before_it_to_the_rest()
            throws SQLException {
        billing.setPolicy(new BillRunPolicy(0, false, 0, 0, LateUsage.DELTA_NOTE));
        billed(call("in-time", 20, 4_060));
        LocalDate later = LocalDate.of(2026, 11, 21);
        usage.work.now = later.minusDays(1).atTime(12, 0).atZone(TestBilling.ZONE).toInstant();
        usage.load("late.csv", HEADER + call("late", 21, 61));
        usage.work.now = later.atTime(12, 0).atZone(TestBilling.ZONE).toInstant();
        billing.setToday(later);
        billing.billLateUsage(UUID.fromString(one("select id from billing_account")));

        assertThat(recordsOf("REGULAR")).containsExactly("in-time");
        assertThat(recordsOf("DELTA_NOTE")).containsExactly("late");
    }

    private List<String> recordsOf(String kind) throws SQLException {
        String line =
                " from customer_bill b join bill_line l on l.bill_id = b.id"
                        + " where l.kind = 'USAGE' and b.kind = '%s'".formatted(kind);
        UUID bill = UUID.fromString(one("select b.id" + line));
        int number = Integer.parseInt(one("select l.number" + line));
        return usage.work.call(() -> usages.of(bill, number, 0)).records().stream()
                .map(SourceRecord::key)
                .toList();
    }

    @Test
    void a_subscriber_asks_about_lines_of_usage_on_own_bills_only() throws SQLException {
        billed(call("a", 20, 4_060));
        UUID bill = bill();
        int line = line();
        usage.work.customer = Optional.of(UUID.randomUUID());
        assertThatThrownBy(() -> usage.work.call(() -> usages.mine(bill, line, 0)))
                .hasMessageContaining("NOT_FOUND");

        usage.work.customer = Optional.of(UUID.fromString(one("select id from customer")));
        assertThat(usage.work.call(() -> usages.mine(bill, line, 0)).records()).hasSize(1);
        assertThatThrownBy(() -> usage.work.call(() -> usages.mine(bill, line + 1, 0)))
                .hasMessageContaining("NOT_FOUND");
        int other = Integer.parseInt(one("select number from bill_line where kind <> 'USAGE'"));
        assertThatThrownBy(() -> usage.work.call(() -> usages.of(bill, other, 0)))
                .hasMessageContaining("NOT_FOUND");
    }

    private static String call(String key, int day, int seconds) {
        return "%s,voice,out,%s,+442079460000,2026-10-%02dT10:00:00,%d,\n"
                .formatted(key, TestUsage.LINE, day, seconds);
    }

    private void billed(String... calls) throws SQLException {
        usage.load("calls.csv", HEADER + String.join("", calls));
        billing.run("1/2026-10-01");
    }

    private LineUsage behind(int offset) throws SQLException {
        UUID bill = bill();
        int line = line();
        return usage.work.call(() -> usages.of(bill, line, offset));
    }

    /** The line of calls, as a bill's reader is told. */
    private String explained() throws SQLException {
        UUID bill = bill();
        BillDetail detail =
                usage.work
                        .database
                        .inTransaction(c -> new BillReader(c, LocalDate.of(2026, 11, 1)).find(bill))
                        .orElseThrow();
        LineExplanation.ForUsage why =
                (LineExplanation.ForUsage) detail.lines().get(line() - 1).explanation();
        LineExplanation.UnitPrice price = Objects.requireNonNull(why.price());
        return "%s %d %s %s × %s %s = %s, %d destination"
                .formatted(
                        why.offering(),
                        why.version(),
                        why.taxIncluded(),
                        price.amount(),
                        price.quantity(),
                        price.unit(),
                        why.exact(),
                        why.destinations().size());
    }

    private static List<String> said(List<ExplanationStep> steps) {
        return steps.stream()
                .map(step -> step.messageKey() + " " + step.parameters())
                .collect(Collectors.toList());
    }

    private UUID bill() throws SQLException {
        return UUID.fromString(one("select id from customer_bill"));
    }

    private int line() throws SQLException {
        return Integer.parseInt(one("select number from bill_line where kind = 'USAGE'"));
    }

    private String one(String sql) throws SQLException {
        return usage.work.database.query(sql).getFirst();
    }
}
