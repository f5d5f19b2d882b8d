package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import bellbird.tax.FakeTaxEngine;
import bellbird.tax.FakeTaxEngine.Trouble;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An engine of the operator's choice determines the tax of its bills (rule R14): what it does not
 * answer is not issued, and never bears a tax of zero.
 */
class EngineTaxedBillsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Instant MID_OCTOBER = Instant.parse("2026-10-15T10:00:00Z");
    private static final String RUN = "1/2026-10-01";
    private static final UUID ID =
            BillIds.ofRun(CycleSpecification.monthly(1), new Period(OCTOBER, NOVEMBER));

    /** Collect, calculate and hear twice two accounts, and finish. */
    private static final int COMMITS = 8;

    private final FakeTaxEngine engine = new FakeTaxEngine();
    private final TestBilling billing = new TestBilling(NOVEMBER).inChunksOf(2);
    private final TestTenant tenant = new TestTenant(billing.database);
    private final UUID plan = tenant.plan("Larkspur 30", "30.00", false);
    private final List<TestTenant.Line> lines = new ArrayList<>();

    EngineTaxedBillsTest() throws SQLException {
        billing.setTax(engine);
        for (int i = 0; i < 3; i++) {
            TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
            tenant.usage(line, MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 1220, "2.44");
            lines.add(line);
        }
    }

    @AfterEach
    void the_books_are_in_order() throws SQLException {
        Holding.assertInvariants(billing.database);
        engine.close();
    }

    @Test
    void a_run_asks_once_about_each_bill_and_freezes_the_answer_with_it() throws SQLException {
        billing.run(RUN);
        assertThat(query("select distinct net_minor, tax_minor from customer_bill"))
                .containsExactly("6244|1224"); // 60.00 at 20 %, 2.44 at 10 %
        assertThat(engine.requests).containsExactly(2, 1);
        assertThat(
                        query(
                                """
                                select a.answer->>'reference', a.answer->>'total', e.round
                                  from customer_bill b join bill_tax_answer e on e.bill_id = b.id
                                  join tax_answer a using (bill_id, question_hash, round)"""))
                .containsExactly("fake-1|74.68|1", "fake-1|74.68|1", "fake-1|74.68|1");
        assertThat(
                        query(
                                "select distinct category, percent, base_minor, tax_minor from bill_tax order by 2"))
                .containsExactly("S|10|244|24", "S|20|6000|1200");
    }

    @Test
    void killed_at_any_commit_the_run_ends_with_the_same_bills() throws SQLException {
        billing.run(RUN);
        List<String> undisturbed = bills();
        assertThat(undisturbed).hasSize(3);
        Set<String> asked = engine.keys();
        for (int commit = 1; commit <= COMMITS; commit++) {
            billing.database.executeAsOwner(
                    """
                    truncate posting, journal_entry, charge_segment, bill_tax, bill_line, customer_bill,
                             bill_run_account, bill_run, number_series, test_job, test_fact, test_claim,
                             tax_answer cascade""");
            billing.database.executeAsOwner(
                    "update bill_period set state = 'OPEN', closed_at = null");
            billing.crashAtCommit(commit);
            assertThatThrownBy(() -> billing.run(RUN))
                    .as("commit " + commit)
                    .isInstanceOf(TestBilling.Crash.class);
            billing.run(RUN);
            assertThat(bills()).as("killed at commit " + commit).isEqualTo(undisturbed);
            assertThat(engine.keys()).isEqualTo(asked);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSAL, error.bill.taxEngine.refused, no such place",
        "NO_LINE, error.bill.taxEngine.wrong, line 1 is missing",
        "WRONG_TAX, error.bill.taxEngine.wrong, 'S 10 %: 2.44 + 0.24, not 2.44 + 0.25'",
        "ZERO, error.bill.taxEngine.wrong, line 1: S 0 %",
    })
    void nonsense_issues_nothing_and_the_account_waits_with_the_reason(
            Trouble trouble, String reason, String detail) throws SQLException {
        engine.order(trouble);
        billing.run(RUN);
        assertThat(
                        query(
                                "select distinct reason, detail from bill_run_account where state = 'PARKED'"))
                .containsExactly(reason + "|" + detail);
        assertThat(
                        query(
                                "select count(*) from tax_answer where answer->>'total' is distinct from '74.68'"))
                .as("nonsense is not kept")
                .containsExactly("0");
        tryAgain();
        assertThat(query("select distinct total_minor, count(*) from customer_bill group by 1"))
                .containsExactly("7468|3");
    }

    @ParameterizedTest
    @CsvSource({"STATUS_500, HTTP 500", "RESET, ''"})
    void an_engine_that_is_down_stops_the_whole_run_until_people_try_again(
            Trouble trouble, String detail) throws SQLException {
        engine.order(trouble, trouble);
        billing.run(RUN);
        assertThat(query("select state, reason, count(*) from bill_run_account group by 1, 2"))
                .containsExactly("PARKED|error.bill.taxEngine.silent|3");
        if (!detail.isEmpty()) {
            assertThat(query("select distinct detail from bill_run_account"))
                    .containsExactly(detail);
        }
        assertThat(engine.requests).as("nobody else is made to wait").containsExactly(2, 2);
        assertThat(query("select count(*) from customer_bill")).containsExactly("0");
        tryAgain();
        assertThat(query("select count(*), sum(tax_minor) from customer_bill"))
                .containsExactly("3|3672");
    }

    @Test
    void what_people_approved_is_issued_with_the_tax_they_saw() throws SQLException {
        billing.setPolicy(new BillRunPolicy(1, false, 0));
        billing.run(RUN);
        assertThat(query("select distinct tax_minor, total_minor from bill_draft"))
                .containsExactly("1224|7468");
        tenant.usage(lines.getFirst(), MID_OCTOBER, OCTOBER, "SMS", "Ireland", 1, "0.10");
        approve();
        billing.run(RUN);
        assertThat(query("select state, reason from bill_run_account order by 1"))
                .as("another bill is another question, which nobody has seen the answer to")
                .containsExactly("BILLED|", "BILLED|", "PARKED|error.bill.changed");
        assertThat(engine.requests).as("issuing asks nobody").containsExactly(2, 1);
        tryAgain();
        approve();
        billing.run(RUN);
        assertThat(query("select tax_minor, count(*) from customer_bill group by 1 order by 1"))
                .containsExactly("1224|2", "1225|1");
    }

    @Test
    void drafts_that_are_calculated_again_are_asked_about_again() throws SQLException {
        billing.setPolicy(new BillRunPolicy(1, false, 0));
        billing.run(RUN);
        billing.database.inTransaction(
                connection -> new RunDecisionTable(connection, ID).discard(BillRunState.RUNNING));
        billing.run(RUN);
        assertThat(engine.requests).containsExactly(2, 1, 2, 1);
        approve();
        billing.run(RUN);
        assertThat(query("select round, count(*) from bill_tax_answer group by 1"))
                .containsExactly("2|3");
    }

    @Test
    void who_is_exempt_pays_prices_without_the_tax_in_them() throws SQLException {
        UUID gross = tenant.plan("Larkspur 24", "24.00", true);
        UUID account = tenant.account(1, OCTOBER);
        tenant.line(account, gross, OCTOBER);
        billing.database.execute(
                """
                insert into tax_exemption (customer_id, category, certificate, valid_from)
                select customer_id, 'E', 'HMRC 17/26', ? from billing_account where id = ?""",
                NOVEMBER,
                account);
        billing.run(RUN);
        assertThat(
                        query(
                                """
                                select t.category, t.percent, t.tax_included, t.base_minor, t.tax_minor
                                  from bill_tax t join customer_bill b on b.id = t.bill_id
                                 where b.account_id = ? order by 1""",
                                account))
                .containsExactly("E|0|f|2000|0", "S|20|t|2000|400");
        assertThat(
                        query(
                                """
                                select t->>'exemption' from customer_bill b,
                                       json_array_elements(b.document->'taxes') t
                                 where b.account_id = ? and t->>'category' = 'E'""",
                                account))
                .containsExactly("Exempt by HMRC 17/26");
    }

    @Test
    void bills_out_of_turn_and_corrected_ones_are_asked_about_too() throws SQLException {
        UUID account = lines.getFirst().account();
        billing.setToday(LocalDate.of(2026, 10, 20));
        LocalDate until = LocalDate.of(2026, 10, 21);
        engine.order(Trouble.STATUS_500, Trouble.STATUS_500);
        assertThatThrownBy(() -> billing.bill(account, BillKind.IMMEDIATE, until))
                .isInstanceOfSatisfying(
                        BellbirdException.class,
                        e ->
                                assertThat(e.problems().getFirst().messageKey())
                                        .isEqualTo("error.bill.taxEngine.silent"));
        assertThat(query("select count(*) from customer_bill")).containsExactly("0");
        assertThat(billing.bill(account, BillKind.IMMEDIATE, until)).contains("INV-2026-000001");
        UUID bill = UUID.fromString(query("select id from customer_bill").getFirst());
        billing.correct(bill, "again");
        assertThat(
                        query(
                                """
                                select kind, total_minor, e.bill_id is not null
                                  from customer_bill b left join bill_tax_answer e on e.bill_id = b.id
                                 order by issued_on, b.kind"""))
                .containsExactly("CORRECTED|3868|t", "CREDIT_NOTE|-3868|f", "IMMEDIATE|3868|t");
    }

    @Test
    void the_second_biller_compares_what_is_before_the_tax() throws SQLException {
        billing.setPolicy(new BillRunPolicy(1, true, 0));
        UUID wrong = lines.getFirst().account();
        billing.setOpinion(
                (connection, accounts, period) ->
                        Map.of(
                                accounts.getFirst(),
                                new SecondOpinion.Net(
                                        accounts.getFirst().equals(wrong) ? 6144 : 6244)));
        billing.inChunksOf(1).run(RUN);
        assertThat(
                        query(
                                """
                                select opinion, opinion_detail, opinion_minor, count(*) from bill_draft
                                 group by 1, 2, 3 order by 1"""))
                .containsExactly("BEYOND|taxEngine|7468|2", "DIFFERS|taxEngine|7368|1");
    }

    private void tryAgain() throws SQLException {
        billing.database.inTransaction(
                connection -> new BillRunWriter(connection).unpark(ID, null));
        billing.run(RUN);
    }

    private void approve() throws SQLException {
        billing.database.inTransaction(
                connection -> {
                    RunDecisionTable table = new RunDecisionTable(connection, ID);
                    table.approvals()
                            .add(
                                    "ines",
                                    "Ines",
                                    NOVEMBER.atStartOfDay(TestBilling.ZONE).toInstant());
                    return table.release(false);
                });
    }

    private List<String> bills() throws SQLException {
        return query("select id, label, total_minor, hash from customer_bill order by number");
    }

    private List<String> query(String sql, Object... parameters) throws SQLException {
        return billing.database.query(sql, parameters);
    }
}
