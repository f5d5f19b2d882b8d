package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed against the months before, and which bills are unusual. */
class UnusualBillsTest extends ReviewedBills {

    UnusualBillsTest() throws SQLException {}

    @Test
    void a_review_shows_what_changed_against_the_month_before() throws SQLException {
        billing.run(RUN);
        reviewedBy(1);
        UUID dear = tenant.plan("Larkspur 30 dear", "90.00", false);
        tenant.terms(lines.getFirst().product(), dear, NOVEMBER.plusMonths(1));
        tenant.line(tenant.account(1, NOVEMBER), plan, NOVEMBER);
        billing.setToday(NOVEMBER.plusMonths(1));
        work.now = NOVEMBER.plusMonths(1).atStartOfDay(TestBilling.ZONE).toInstant();
        billing.run("1/2026-11-01");
        UUID november =
                BillIds.ofRun(
                        CycleSpecification.monthly(1),
                        new Period(NOVEMBER, NOVEMBER.plusMonths(1)));
        RunReview review = work.call(() -> reviews.of(november));
        assertThat(review.before())
                .extracting(RunReview.Before::bills, RunReview.Before::total)
                .containsExactly(3L, euro(3 * 7380));
        assertThat(review.changes())
                .extracting(RunReview.Change::plan, RunReview.Change::before, RunReview.Change::now)
                .containsExactlyInAnyOrder(
                        tuple("Larkspur 30 dear", euro(0), euro(9000)),
                        tuple("Larkspur 30", euro(18000), euro(12000)));
        assertThat(review.outliers())
                .extracting(
                        RunReview.Outlier::kind, RunReview.Outlier::before, RunReview.Outlier::now)
                .contains(
                        tuple(RunReview.Unusual.UP, euro(7380), euro(11070)),
                        tuple(RunReview.Unusual.FIRST, null, euro(7380)));
        work.database.execute("update party set name = '=1+1, \"x\"'");
        String csv =
                new String(
                        work.call(() -> reviews.unusualBills(november)).content(),
                        StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith(
                        "kind,account,customer,before,now,change,currency,cause,caused_by,usual_from,usual_to,accepted_by,accepted_because\r\n")
                .contains(
                        ",\"'=1+1, \"\"x\"\"\",73.80,110.70,36.90,EUR,",
                        ",\"'=1+1, \"\"x\"\"\",,73.80,,EUR,");
        BillPdf sample = work.call(() -> reviews.draft(november, lines.getFirst().account()));
        assertThat(new String(sample.content(), StandardCharsets.UTF_8))
                .contains("\"label\":\"DRAFT\"", "\"totalMinor\":11070");
        assertThat(query("select count(*) from customer_bill")).containsExactly("3");
        work.call(() -> decisions.reject(november));
    }

    /** November's drafts charge October too, until October is issued. */
    @Test
    void a_month_that_is_not_issued_yet_is_held_against_as_it_is_drafted() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        UUID dear = tenant.plan("Larkspur 30 dear", "90.00", false);
        tenant.terms(lines.getFirst().product(), dear, NOVEMBER.plusMonths(1));
        billed(NOVEMBER);
        assertHeldAgainstOctober(24000, 18450);
        approve(false);
        goOn();
        work.call(() -> decisions.calculateAgain(runOf(NOVEMBER)));
        billing.run("1/2026-11-01/again");
        assertHeldAgainstOctober(6000, 11070);
        work.call(() -> decisions.reject(runOf(NOVEMBER)));
    }

    /**
     * @param plan what the plan of most comes to now, in cents
     * @param total of the line whose plan is dear now, in cents
     */
    private void assertHeldAgainstOctober(long plan, long total) {
        RunReview review = work.call(() -> reviews.of(runOf(NOVEMBER)));
        assertThat(review.before()).isEqualTo(new RunReview.Before(ID, 3, euro(3 * 7380)));
        assertThat(review.changes())
                .extracting(RunReview.Change::plan, RunReview.Change::before, RunReview.Change::now)
                .containsExactlyInAnyOrder(
                        tuple("Larkspur 30 dear", euro(0), euro(9000)),
                        tuple("Larkspur 30", euro(18000), euro(plan)));
        assertThat(review.outliers())
                .extracting(
                        RunReview.Outlier::kind,
                        RunReview.Outlier::before,
                        RunReview.Outlier::now,
                        RunReview.Outlier::causedBy)
                .contains(tuple(RunReview.Unusual.UP, euro(7380), euro(total), euro(9000)));
        assertThat(review.counts())
                .extracting(RunReview.UnusualCount::kind)
                .doesNotContain(RunReview.Unusual.FIRST);
    }

    @Test
    void an_unusual_bill_is_accepted_as_it_is_and_comes_back_with_another_total()
            throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        UUID first = lines.getFirst().account();
        assertThat(review().counts())
                .containsExactly(new RunReview.UnusualCount(RunReview.Unusual.FIRST, 3, 0));
        assertThatThrownBy(() -> work.run(() -> decisions.acceptUnusual(ID, first, euro(7380), "")))
                .isInstanceOf(BellbirdException.class);
        assertConflict(
                () -> decisions.acceptUnusual(ID, first, euro(7379), "another total"),
                "error.billRun.unusualGone");
        work.run(() -> decisions.acceptUnusual(ID, first, euro(7380), "They are new"));
        assertConflict(
                () -> decisions.acceptUnusual(ID, first, euro(7380), "once more"),
                "error.billRun.unusualGone");
        assertThat(work.audit).contains("accept unusual bill: " + first + " -> They are new");
        assertThat(review().counts())
                .containsExactly(new RunReview.UnusualCount(RunReview.Unusual.FIRST, 2, 1));
        RunAlarm.Waiver waiver = new RunAlarm.Waiver("Bo Clerk", "They are new", work.now);
        assertThat(review().outliers())
                .filteredOn(one -> one.payer().accountId().equals(first))
                .extracting(RunReview.Outlier::accepted)
                .containsExactly(waiver);
        assertThat(
                        new String(
                                work.call(() -> reviews.unusualBills(ID)).content(),
                                StandardCharsets.UTF_8))
                .contains(",Bo Clerk,They are new\r\n");

        tenant.usage(lines.getFirst(), MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 60, "0.12");
        work.call(() -> decisions.calculateAgain(ID));
        goOn();
        assertThat(review().unusual()).as("twelve cents more are another bill").isEqualTo(3);
        work.run(() -> decisions.acceptUnusual(ID, first, euro(7395), "Still new"));
        approve(false);
        goOn();
        assertThat(review().accepted()).as("kept with the bills").isEqualTo(1);
        assertConflict(
                () -> decisions.acceptUnusual(ID, lines.get(1).account(), euro(7380), "too late"),
                "error.billRun.elsewhere");
    }

    /** Half as much again or half as much, in cents; also where the operator owes the customer. */
    @ParameterizedTest
    @CsvSource({
        "1000, 1499,", "1000, 1500, UP", "1000, 1000,", "1000, 501,", "1000, 500, DOWN",
        "1000, -10, DOWN", "-1000, -1000,", "-1000, -1499,", "-1000, -1500, DOWN", "-1000, -501,",
        "-1000, -500, UP", "-1000, 2000, UP", "0, 10, UP", "0, -10, DOWN"
    })
    void a_bill_is_unusual_by_its_distance_from_the_one_before(
            long before, long now, RunReview.@Nullable Unusual kind) throws SQLException {
        billing.run(RUN);
        reviewedBy(1);
        billed(NOVEMBER);
        UUID account = lines.getFirst().account();
        comesTo("bill_draft", account, now, 0);
        comesTo("customer_bill", account, before, 0);
        assertThat(work.call(() -> reviews.of(runOf(NOVEMBER))).outliers())
                .filteredOn(bill -> bill.payer().accountId().equals(account))
                .extracting(RunReview.Outlier::kind)
                .isEqualTo(kind == null ? List.of() : List.of(kind));
        comesTo("customer_bill", account, 6000, 1380);
        work.call(() -> decisions.reject(runOf(NOVEMBER)));
    }

    private void comesTo(String table, UUID account, long net, long tax) throws SQLException {
        work.database.executeAsOwner(
                "update %s set net_minor = ?, tax_minor = ?, total_minor = ? where account_id = ?"
                        .formatted(table),
                net,
                tax,
                net + tax,
                account);
    }

    /** Calls of 10, 11, 10, 12 euros a month, then 40; before VAT. */
    @Test
    void a_review_knows_what_is_usual_after_some_months() throws SQLException {
        List<String> calls = List.of("10.00", "11.00", "10.00", "12.00", "40.00");
        for (int month = 0; month < calls.size(); month++) {
            LocalDate from = OCTOBER.plusMonths(month);
            if (month == calls.size() - 1) {
                reviewedBy(1);
            }
            called(lines.getFirst(), from, calls.get(month));
            billed(from);
        }
        RunReview review = work.call(() -> reviews.of(runOf(OCTOBER.plusMonths(4))));
        assertThat(review.changes())
                .extracting(
                        RunReview.Change::plan,
                        RunReview.Change::before,
                        RunReview.Change::now,
                        RunReview.Change::earlier)
                .containsExactly(
                        tuple("", euro(1200), euro(4000), euros(1000, 1100, 1000, 1200)),
                        tuple(
                                "Larkspur 30",
                                euro(9000),
                                euro(9000),
                                euros(18_000, 9000, 9000, 9000)));
        RunReview.Change usage = review.changes().getFirst();
        assertThat(usage.usual().orElseThrow().contains(usage.share())).isFalse();
        assertThat(usage.usual().orElseThrow().contains(new BigDecimal("0.10"))).isTrue();
        assertThat(review.outliers())
                .extracting(
                        RunReview.Outlier::kind,
                        RunReview.Outlier::before,
                        RunReview.Outlier::now,
                        RunReview.Outlier::usual)
                .containsExactly(
                        tuple(
                                RunReview.Unusual.UP,
                                euro(5166),
                                euro(8610),
                                new RunReview.Usual(euro(4920), euro(8610))));
        assertThat(
                        new String(
                                work.call(() -> reviews.unusualBills(runOf(OCTOBER.plusMonths(4))))
                                        .content(),
                                StandardCharsets.UTF_8))
                .contains(",51.66,86.10,34.44,EUR,", ",49.20,86.10,,");
        work.call(() -> decisions.reject(runOf(OCTOBER.plusMonths(4))));
    }

    private void billed(LocalDate from) throws SQLException {
        LocalDate cutOff = from.plusMonths(1);
        billing.setToday(cutOff);
        work.now = cutOff.atStartOfDay(TestBilling.ZONE).toInstant();
        billing.run("1/" + from);
    }

    private void called(TestTenant.Line line, LocalDate month, String amount) throws SQLException {
        Instant start = month.atTime(12, 0).atZone(TestBilling.ZONE).toInstant();
        tenant.usage(line, start, month, "VOICE", "Ireland", 60, amount);
    }

    private static UUID runOf(LocalDate from) {
        return BillIds.ofRun(CycleSpecification.monthly(1), new Period(from, from.plusMonths(1)));
    }

    private static List<Money> euros(long... cents) {
        return LongStream.of(cents).mapToObj(ReviewedBills::euro).toList();
    }
}
