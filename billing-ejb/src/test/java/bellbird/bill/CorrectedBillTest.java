package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills that were wrong and are made again, without a change of anything issued (rule R19). */
class CorrectedBillTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private UUID account = new UUID(0, 0);

    CorrectedBillTest() throws SQLException {}

    /** October and November at 30.00, a connection fee of 10.00, calls of 2.44; VAT of 23 %. */
    @BeforeEach
    void somebody_has_a_line() throws SQLException {
        account = tenant.account(1, OCTOBER);
        UUID plan = tenant.plan("Plan", "30.00", false);
        tenant.oneTimePrice(plan, "connection", "Connection", "10.00");
        tenant.usage(
                tenant.line(account, plan, OCTOBER),
                Instant.parse("2026-10-15T10:00:00Z"),
                OCTOBER,
                "VOICE",
                "Ireland",
                1220,
                "2.44");
    }

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(billing.database);
    }

    @Test
    void a_wrong_bill_is_given_back_and_made_again_and_stays_as_it_was() throws SQLException {
        billing.run("1/2026-10-01");
        UUID wrong = newest();
        String before =
                query("select hash, document::text from customer_bill where id = '" + wrong + "'")
                        .getFirst();
        billing.setTax(TestBilling.taxed("19"));
        billing.correct(wrong, "a");
        assertThat(
                        query(
                                """
                                select label, kind, occurrence, net_minor, tax_minor
                                  from customer_bill order by label"""))
                .containsExactly(
                        "CRN-2026-000001|CREDIT_NOTE|1|-7244|-1666",
                        "INV-2026-000001|REGULAR|1|7244|1666",
                        "INV-2026-000002|CORRECTED|1|7244|1376");
        assertThat(
                        query(
                                "select hash, document::text from customer_bill where id = '"
                                        + wrong
                                        + "'"))
                .containsExactly(before);
        assertThat(
                        query(
                                """
                                select document->'corrects'->>'label', document->'corrects'->>'reason'
                                  from customer_bill where kind = 'CREDIT_NOTE'"""))
                .containsExactly("INV-2026-000001|The rate (replaced by bill INV-2026-000002)");
        assertThat(
                        query(
                                """
                                select document->'notes'->>0, replaces from customer_bill
                                 where kind = 'CORRECTED'"""))
                .containsExactly(
                        "This bill replaces bill INV-2026-000001, which credit note"
                                + " CRN-2026-000001 gives back: The rate|"
                                + wrong);
        assertThat(query("select sum(open_minor) from bill_balance where total_minor > 0"))
                .containsExactly("8620");
    }

    @Test
    void the_next_bill_charges_nothing_twice_after_it() throws SQLException {
        billing.run("1/2026-10-01");
        billing.correct(newest(), "a");
        billing.correct(newest(), "b");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                """
                                select l.description, l.period_from, l.net_minor
                                  from bill_line l where l.bill_id = '%s'"""
                                        .formatted(newest())))
                .containsExactly("Plan|2026-12-01|3000");
        assertThat(
                        query(
                                "select kind, count(*), sum(net_minor) from customer_bill group by 1 order by 1"))
                .containsExactly("CORRECTED|2|14488", "CREDIT_NOTE|2|-14488", "REGULAR|2|10244");
    }

    /** Its number was wrong: the new one is lower, on the same day. */
    @Test
    void a_bill_is_made_again_in_another_series_and_nothing_is_charged_twice() throws SQLException {
        UUID other = tenant.account(1, OCTOBER); // so that the wrong number is higher
        tenant.line(other, tenant.plan("Other", "5.00", false), OCTOBER);
        billing.bill(other, BillKind.IMMEDIATE, NOVEMBER);
        billing.bill(account, BillKind.IMMEDIATE, NOVEMBER);
        UUID wrong = newest();
        billing.database.execute(
                "insert into bill_numbering (bills, credit_notes, yearly, digits) values ('B', 'C', false, 4)");
        UUID first = billing.correct(wrong, "a").bill();
        billing.correct(first, "b");
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                """
                                select l.description, l.period_from, l.net_minor
                                  from bill_line l join customer_bill b on b.id = l.bill_id
                                 where b.issued_on = '2026-12-01' and b.account_id = '%s'
                                 order by l.period_from"""
                                        .formatted(account)))
                .containsExactly("Plan|2026-11-01|3000", "Plan|2026-12-01|3000");
    }

    @Test
    void what_is_asked_for_twice_is_made_again_once() throws SQLException {
        billing.run("1/2026-10-01");
        UUID wrong = newest();
        CorrectedBill.Made made = billing.correct(wrong, "a");
        assertThat(billing.correct(wrong, "a"))
                .isEqualTo(new CorrectedBill.Made(made.note(), made.bill(), false));
        assertThatThrownBy(() -> billing.correct(wrong, "b"))
                .hasMessageContaining("error.correct.credited");
        assertThatThrownBy(() -> billing.correct(made.note(), "c"))
                .hasMessageContaining("error.credit.ofCredit");
        assertThat(query("select count(*) from customer_bill")).containsExactly("3");
    }

    @Test
    void only_the_newest_bill_is_made_again() throws SQLException {
        billing.run("1/2026-10-01");
        UUID october = newest();
        billing.setToday(DECEMBER);
        billing.run("1/2026-11-01");
        assertThatThrownBy(() -> billing.correct(october, "a"))
                .hasMessageContaining("error.correct.later");
    }

    @Test
    void usage_that_is_on_another_bill_of_the_period_stays_there() throws SQLException {
        billing.setToday(LocalDate.of(2026, 10, 20));
        billing.bill(account, BillKind.IMMEDIATE, LocalDate.of(2026, 10, 21));
        billing.setToday(NOVEMBER);
        billing.run("1/2026-10-01");
        billing.correct(newest(), "a");
        assertThat(
                        query(
                                """
                                select b.kind, sum(l.net_minor) filter (where l.kind = 'USAGE'), b.net_minor
                                  from customer_bill b join bill_line l on l.bill_id = b.id
                                 group by b.id order by b.label"""))
                .containsExactly(
                        "CREDIT_NOTE||-3000",
                        "IMMEDIATE|244|4244",
                        "REGULAR||3000",
                        "CORRECTED||3000");
    }

    /** Rules R12, R24: made again it would charge nothing for the calls. */
    @Test
    void a_bill_whose_usage_is_not_kept_any_more_is_not_made_again() throws SQLException {
        billing.run("1/2026-10-01");
        billing.database.execute("insert into usage_retention values (true, 1, now(), 'owner')");
        assertThat(query("select drop_usage_month('2026-10-01', '2026-12-01')"))
                .containsExactly("");
        billing.setToday(DECEMBER);
        assertThatThrownBy(() -> billing.correct(newest(), "a"))
                .hasMessageContaining("error.correct.dropped")
                .hasMessageContaining("2026-10");
        assertThat(query("select kind from customer_bill")).containsExactly("REGULAR");
    }

    /** Each either finds the other's bills or comes first; nobody waits for ever. */
    @Test
    void bills_are_made_again_while_a_run_makes_the_next_ones() throws Exception {
        UUID plan = tenant.plan("Plan", "30.00", false);
        for (int i = 0; i < 11; i++) {
            tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        }
        billing.run("1/2026-10-01");
        Queue<UUID> wrong =
                new ConcurrentLinkedQueue<>(
                        query("select id from customer_bill order by number desc").stream()
                                .map(UUID::fromString)
                                .toList());
        billing.setToday(DECEMBER);
        billing.inChunksOf(2);
        AtomicInteger worker = new AtomicInteger();
        TestBilling.atOnce(
                3,
                () -> {
                    if (worker.getAndIncrement() == 0) {
                        billing.run("1/2026-11-01");
                    }
                    for (UUID bill = wrong.poll(); bill != null; bill = wrong.poll()) {
                        try {
                            billing.correct(bill, "a");
                        } catch (BellbirdException e) {
                            assertThat(e).hasMessageContaining("error.correct.later");
                        }
                    }
                    return null;
                });
        assertThat(
                        query(
                                """
                                select sum(net_minor), count(*) filter (where kind = 'REGULAR'),
                                       count(*) filter (where kind = 'CORRECTED')
                                         = count(*) filter (where kind = 'CREDIT_NOTE')
                                  from customer_bill"""))
                .as("October, November and December of twelve, a fee and calls, each once")
                .containsExactly("109244|24|t");
        assertThat(query("select state, count(*) from bill_run_account group by 1 order by 1"))
                .allMatch(state -> state.startsWith("BILLED"));
    }

    private UUID newest() throws SQLException {
        return UUID.fromString(
                query(
                                """
                                select id from customer_bill where kind <> 'CREDIT_NOTE'
                                 order by issued_on desc, number desc limit 1""")
                        .getFirst());
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
