package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.rating.TestUsage;
import bellbird.testing.Holding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Rule R12: late usage is "on an automatic delta note if the tenant prefers". The line has 4,000
 * seconds in October, of which 3,900 are used; then 0.12 a minute.
 */
class DeltaNoteTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate MID_NOVEMBER = LocalDate.of(2026, 11, 16);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final String BILLS =
            """
            select b.label, b.kind, b.period_from, b.period_to, b.total_minor, f.label
              from customer_bill b left join customer_bill f on f.id = b.follows order by b.number""";
    private static final String USAGE =
            """
            select b.label, l.period_from, l.amount_minor
              from bill_line l join customer_bill b on b.id = l.bill_id
             where l.kind = 'USAGE' order by b.number, l.number""";

    private final TestUsage usage = new TestUsage();
    private final TestBilling billing = new TestBilling(NOVEMBER, usage.work);
    private final UUID account;

    DeltaNoteTest() throws SQLException {
        billing.setPolicy(new BillRunPolicy(0, false, 0, 0, LateUsage.DELTA_NOTE));
        account = UUID.fromString(query("select id from billing_account").getFirst());
        usage.call("in-time", "2026-10-20T10:00:00", 3_900);
        billing.run("1/2026-10-01");
        day(LocalDate.of(2026, 11, 20));
    }

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(usage.work.database);
        usage.close();
    }

    @Test
    void late_usage_has_a_bill_of_its_own_the_day_after_it_came() throws SQLException {
        usage.dearerPlanFrom(NOVEMBER);
        usage.call("late", "2026-10-31T10:00:00", 160);
        usage.call("in-time-2", "2026-11-19T10:00:00", 60);
        assertThat(usage.work.jobs)
                .containsEntry(
                        "delta-note " + account + "/2026-11-20",
                        Instant.parse("2026-11-21T00:00:00Z"));

        day(LocalDate.of(2026, 11, 21));
        assertThat(billing.billLateUsage(account)).contains("INV-2026-000002");
        assertThat(billing.billLateUsage(account)).as("no more").isEmpty();

        assertThat(query(BILLS))
                .containsExactly(
                        "INV-2026-000001|REGULAR|2026-10-01|2026-11-01|3290|",
                        "INV-2026-000002|DELTA_NOTE|2026-10-01|2026-11-01|12|INV-2026-000001");
        assertThat(query(USAGE))
                .as("under its own date, at the price and by the bucket of its own month")
                .containsExactly("INV-2026-000002|2026-10-31|12");
        assertThat(query("select document->'notes'->>0 from customer_bill where delta = 1"))
                .containsExactly(
                        "This bill is for usage that reached us after bill INV-2026-000001 was made."
                                + " It is charged at the prices of its own days.");
        assertThat(query("select type, label from test_fact order by label"))
                .as("drawn and mailed as every bill")
                .containsExactly("BillIssued|INV-2026-000001", "BillIssued|INV-2026-000002");
        day(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query(USAGE))
                .as("never twice")
                .containsExactly("INV-2026-000002|2026-10-31|12", "INV-2026-000003|2026-11-19|12");
    }

    @Test
    void its_document_is_the_one_that_the_validators_judge() throws SQLException {
        usage.call("late", "2026-10-31T10:00:00", 160);
        day(LocalDate.of(2026, 11, 21));
        billing.billLateUsage(account);
        JudgedDocument.assertIs(
                "delta-note",
                query("select document::text from customer_bill where delta = 1").getFirst());
    }

    /** "Next bill or delta note is a setting of the tenant." */
    @Test
    void who_prefers_the_next_bill_has_no_note() throws SQLException {
        billing.setPolicy(BillRunPolicy.AT_THE_CUT_OFF);
        usage.call("late", "2026-10-31T10:00:00", 160);
        assertThat(usage.work.jobs.keySet()).noneMatch(job -> job.startsWith("delta-note"));
        day(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query(USAGE)).containsExactly("INV-2026-000002|2026-10-31|12");
    }

    /** After the final bill there is no next one that anybody waits for. */
    @Test
    void an_account_that_has_had_its_final_bill_gets_it_as_well() throws SQLException {
        usage.work.database.execute("update product set end_on = ?", MID_NOVEMBER);
        usage.work.database.execute("update billing_account set status = 'CLOSED'");
        billing.setToday(MID_NOVEMBER);
        billing.billFinally(account, MID_NOVEMBER);
        usage.call("late", "2026-11-15T10:00:00", 6_260);

        day(LocalDate.of(2026, 11, 21));
        billing.billLateUsage(account);

        assertThat(query(BILLS))
                .last()
                .asString()
                .isEqualTo("INV-2026-000003|DELTA_NOTE|2026-11-01|2026-12-01|12|INV-2026-000002");
    }

    @Test
    void what_costs_nothing_waits_for_the_next_bill() throws SQLException {
        usage.call("included", "2026-10-30T10:00:00", 100);
        day(LocalDate.of(2026, 11, 21));
        assertThat(billing.billLateUsage(account)).isEmpty();
        assertThat(
                        query(
                                "select period_from, delta from rated_usage where record_key = 'included'"))
                .containsExactly("2026-11-01|0");
        day(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(query("select kind from customer_bill")).containsOnly("REGULAR");
    }

    @Test
    void what_came_on_another_day_is_on_another_note_and_both_stay_as_they_are()
            throws SQLException {
        usage.call("late-1", "2026-10-31T10:00:00", 160);
        day(LocalDate.of(2026, 11, 21));
        billing.billLateUsage(account);
        usage.call("late-2", "2026-10-12T10:00:00", 60);
        day(LocalDate.of(2026, 11, 22));
        billing.billLateUsage(account);
        assertThat(query(USAGE))
                .containsExactly("INV-2026-000002|2026-10-31|12", "INV-2026-000003|2026-10-12|12");
        assertThat(listed(2)).containsExactly("2026-10-31T10:00:00Z");
        assertThat(listed(3)).containsExactly("2026-10-12T10:00:00+01:00");
        assertThat(listed(1)).containsExactly("2026-10-20T10:00:00+01:00");
        assertThat(query("select count(*) from customer_bill where follows is not null"))
                .containsExactly("2");
    }

    /** Rule R24: the sums that records leave are those of their own bill. */
    @Test
    void when_its_month_is_dropped_each_note_misses_its_own_records_alone() throws SQLException {
        usage.call("late-1", "2026-10-31T10:00:00", 160);
        day(LocalDate.of(2026, 11, 21));
        billing.billLateUsage(account);
        usage.call("late-2", "2026-10-12T10:00:00", 120);
        day(LocalDate.of(2026, 11, 22));
        billing.billLateUsage(account);
        usage.work.database.execute("insert into usage_retention values (true, 1, now(), 'owner')");
        assertThat(query("select drop_usage_month('2026-10-01', '2027-01-01')"))
                .containsExactly("");
        assertThat(notKept(2)).isEqualByComparingTo("0.12");
        assertThat(notKept(3)).isEqualByComparingTo("0.24");
    }

    private BigDecimal notKept(int number) throws SQLException {
        UUID bill =
                UUID.fromString(
                        query("select id from customer_bill where number = " + number).getFirst());
        ProofDocument proof =
                usage.work.database.inTransaction(
                        connection ->
                                new ProofReader(connection, DECEMBER).find(bill).orElseThrow());
        return Objects.requireNonNull(proof.notKept()).amount();
    }

    @Test
    void each_period_has_a_note_of_its_own() throws SQLException {
        day(DECEMBER);
        billing.run("1/2026-11-01");
        usage.call("of-october", "2026-10-31T10:00:00", 160);
        usage.call("of-november", "2026-11-30T10:00:00", 6_260);
        day(LocalDate.of(2026, 12, 2));
        assertThat(billing.billLateUsage(account)).isPresent();
        assertThat(billing.billLateUsage(account)).isPresent();
        assertThat(billing.billLateUsage(account)).isEmpty();
        assertThat(query(BILLS + " offset 2"))
                .containsExactly(
                        "INV-2026-000003|DELTA_NOTE|2026-10-01|2026-11-01|12|INV-2026-000001",
                        "INV-2026-000004|DELTA_NOTE|2026-11-01|2026-12-01|12|INV-2026-000002");
    }

    /** The next bill is due: people may look at its drafts, and nothing is taken out of them. */
    @Test
    void what_comes_when_the_next_bill_is_being_made_is_left_to_it() throws SQLException {
        day(DECEMBER);
        usage.call("late", "2026-10-31T10:00:00", 160);
        assertThat(billing.billLateUsage(account)).isEmpty();
        billing.run("1/2026-11-01");
        assertThat(query(USAGE)).containsExactly("INV-2026-000002|2026-10-31|12");
    }

    /** It had not happened when that bill was made, so it did not come late. */
    @Test
    void usage_after_a_bill_on_request_is_not_late() throws SQLException {
        usage.call("before", "2026-11-19T10:00:00", 6_260);
        billing.bill(account, BillKind.IMMEDIATE, LocalDate.of(2026, 11, 21));
        day(LocalDate.of(2026, 11, 23));
        usage.call("after", "2026-11-22T10:00:00", 60);
        day(LocalDate.of(2026, 11, 24));
        assertThat(billing.billLateUsage(account)).isEmpty();
        usage.call("late", "2026-11-18T10:00:00", 60);
        assertThat(billing.billLateUsage(account)).isPresent();
        assertThat(query(USAGE))
                .containsExactly("INV-2026-000002|2026-11-19|12", "INV-2026-000003|2026-11-18|12");
    }

    @Test
    void a_note_that_was_rolled_back_is_made_again_and_sixteen_at_once_make_one() throws Exception {
        usage.call("late", "2026-10-31T10:00:00", 160);
        day(LocalDate.of(2026, 11, 21));
        assertThatThrownBy(() -> billing.billLateUsageAndFail(account))
                .isInstanceOf(TestBilling.Crash.class);
        assertThat(query("select count(*) from customer_bill")).containsExactly("1");
        TestBilling.atOnce(16, () -> billing.billLateUsage(account));
        assertThat(query(USAGE)).containsExactly("INV-2026-000002|2026-10-31|12");
        assertThat(query("select last_number from number_series")).containsExactly("2");
    }

    @Test
    void a_wrong_note_is_made_again_with_its_usage_and_nothing_else() throws SQLException {
        usage.call("late", "2026-10-31T10:00:00", 160);
        day(LocalDate.of(2026, 11, 21));
        billing.billLateUsage(account);
        UUID note =
                UUID.fromString(query("select id from customer_bill where delta = 1").getFirst());
        billing.correct(note, "again");
        assertThat(
                        query(
                                "select kind, delta, total_minor from customer_bill order by series, number"))
                .containsExactly(
                        "CREDIT_NOTE|0|-12", "REGULAR|0|3290", "DELTA_NOTE|1|12", "CORRECTED|1|12");
        assertThat(listed(3)).containsExactly("2026-10-31T10:00:00Z");
    }

    @Test
    void the_second_biller_goes_on_to_know_the_next_bills() throws SQLException {
        usage.call("late", "2026-10-31T10:00:00", 160);
        day(LocalDate.of(2026, 11, 21));
        billing.billLateUsage(account);
        usage.call("in-time-2", "2026-11-20T10:00:00", 6_260);
        new AgreedBills(billing).run(account, "1/2026-11-01");
        assertThat(query(USAGE))
                .containsExactly("INV-2026-000002|2026-10-31|12", "INV-2026-000003|2026-11-20|12");
    }

    private void day(LocalDate day) {
        usage.work.now = day.atTime(12, 0).atZone(TestBilling.ZONE).toInstant();
        billing.setToday(day);
    }

    /** Begin of each use on the itemised list of a bill. */
    private List<String> listed(int number) throws SQLException {
        UUID bill =
                UUID.fromString(
                        query(
                                        "select id from customer_bill where series = 'INV-2026' and number = "
                                                + number)
                                .getFirst());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        usage.work.database.inTransaction(
                connection -> {
                    AnnexReader reader = new AnnexReader(connection, TestBilling.ZONE);
                    try {
                        reader.read(
                                bill,
                                reader.find(bill, null).orElseThrow(),
                                (head, lines) -> AnnexCsv.write(head, lines, out));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return true;
                });
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
    }

    private List<String> query(String sql) throws SQLException {
        return usage.work.database.query(sql);
    }
}
