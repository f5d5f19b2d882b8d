package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.time.Period;
import bellbird.testing.Entities;
import bellbird.testing.Holding;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFeeds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People look at a run before its bills are issued, and stop what looks wrong. */
class BillRunReviewTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Instant MID_OCTOBER = Instant.parse("2026-10-15T10:00:00Z");
    private static final String RUN = "1/2026-10-01";
    private static final UUID ID =
            BillIds.ofRun(CycleSpecification.monthly(1), new Period(OCTOBER, NOVEMBER));

    private static final String SUMS =
            "select kind, usage_service, net_minor from bill_run_sum order by kind";

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final TestBilling billing;
    private final TestTenant tenant;
    private final BillRuns runs;
    private final BillRunReviews reviews;
    private final BillRunDecisions decisions;
    private final UUID plan;
    private final List<TestTenant.Line> lines = new ArrayList<>();
    private final List<FeedAlarm> feedAlarms = new ArrayList<>();

    BillRunReviewTest() throws SQLException {
        work.now = NOVEMBER.atStartOfDay(TestBilling.ZONE).toInstant();
        billing = new TestBilling(NOVEMBER, work);
        tenant = new TestTenant(work.database);
        work.add(UsageFeeds.class, new Feeds());
        work.add(Issuers.class, (Issuers) TestBilling::issuer);
        work.add(TenantBrands.class, (TenantBrands) TestBilling::brand);
        work.add(
                BillTaxes.class,
                TestBilling.taxes(day -> new TaxRules.Verdict.Taxed(new BigDecimal("23"), "S")));
        work.add(
                BillRenderer.class,
                (BillRenderer)
                        document ->
                                new RenderedBill(
                                        BillDocuments.toJson(document)
                                                .getBytes(StandardCharsets.UTF_8),
                                        "text/plain",
                                        ""));
        runs = work.add(new BillRuns());
        reviews = work.add(new BillRunReviews());
        decisions = work.add(new BillRunDecisions());
        plan = tenant.plan("Larkspur 30", "30.00", false);
        for (int i = 0; i < 3; i++) {
            lines.add(tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER));
        }
    }

    @AfterEach
    void the_books_are_in_order() throws SQLException {
        Holding.assertInvariants(work.database);
        work.close();
    }

    @Test
    void nothing_is_issued_before_somebody_says_yes() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        assertThat(states()).containsExactly("REVIEW|DRAFT", "REVIEW|DRAFT", "REVIEW|DRAFT");
        assertThat(query("select count(*) from customer_bill")).containsExactly("0");
        assertThat(query("select key from test_job where key like '1/2026-11-01'"))
                .as("the next run is planned")
                .hasSize(1);
        RunReview review = review();
        assertThat(review.alarms()).isEmpty();
        assertThat(review.mayApprove()).isTrue();
        assertThat(run().total()).isEqualTo(euro(3 * 7380));

        assertThat(approve(false)).isTrue();
        goOn();
        assertThat(states()).containsExactly("DONE|BILLED", "DONE|BILLED", "DONE|BILLED");
        assertThat(query("select total_minor from customer_bill"))
                .containsExactly("7380", "7380", "7380");
        assertThat(query("select count(*) from bill_draft")).containsExactly("0");
        assertThat(work.audit).contains("approve bill run: 3 drafts -> 1 of 1 approvals");
    }

    @Test
    void four_eyes_are_two_peoples() throws SQLException {
        reviewedBy(2);
        billing.run(RUN);
        work.calledBy("ines");
        assertThat(approve(false)).isFalse();
        assertThat(review().mayApprove()).isFalse();
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.approvedBefore");
        assertThat(states()).containsOnly("REVIEW|DRAFT");
        work.calledBy("tomas");
        assertThat(approve(false)).isTrue();
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    @Test
    void what_changed_since_it_was_approved_is_parked_and_looked_at_again() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        approve(false);
        tenant.usage(lines.getFirst(), MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 60, "0.12");
        goOn();
        assertThat(states()).containsExactly("DONE|BILLED", "DONE|BILLED", "DONE|PARKED");
        assertThat(query("select reason from bill_run_account where state = 'PARKED'"))
                .containsExactly("error.bill.changed");
        assertThat(query(SUMS)).containsExactly("RECURRING||12000");
        work.call(() -> runs.retryParked(ID));
        goOn();
        assertThat(states()).containsExactly("REVIEW|BILLED", "REVIEW|BILLED", "REVIEW|DRAFT");
        approve(false);
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
        assertThat(query("select sum(total_minor) from customer_bill"))
                .containsExactly(Integer.toString(2 * 7380 + 7395));
        assertThat(query(SUMS)).containsExactly("RECURRING||18000", "USAGE|VOICE|12");
    }

    @Test
    void usage_without_a_price_keeps_the_run_until_somebody_takes_it_upon_themselves()
            throws SQLException {
        reviewedBy(1);
        tenant.usage(lines.getFirst(), MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 60, "0.12");
        suspend("r1");
        billing.run(RUN);
        RunAlarm alarm = review().alarms().getFirst();
        assertThat(alarm.kind()).isEqualTo(RunAlarm.Kind.SUSPENDED);
        assertThat(alarm.details()).containsExactly("1", "error.usage.noPrice", "1");
        assertThat(alarm.amount()).as("no file came whose records could be its like").isNull();
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.alarmsOpen");
        assertThatThrownBy(() -> work.run(() -> decisions.waive(ID, alarm.name(), " ")))
                .isInstanceOf(BellbirdException.class);
        work.run(() -> decisions.waive(ID, alarm.name(), "Billed next month"));
        assertThat(review().blocking()).isZero();
        assertThat(review().alarms().getFirst().waiver())
                .extracting(RunAlarm.Waiver::by, RunAlarm.Waiver::reason)
                .containsExactly("Bo Clerk", "Billed next month");

        suspend("r2");
        assertThat(review().blocking()).as("more is missing now").isEqualTo(1);
        waiveFirst();
        work.database.executeAsOwner("delete from set_aside_record where record_key = 'r1'");
        work.database.execute(
                "update usage_file set records_in = records_in - 1, suspended = suspended - 1");
        suspend("r3");
        assertThat(review().blocking()).as("as many, but others").isEqualTo(1);
        waiveFirst();
        approve(false);
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    /** Two files of two days brought a call each, of 30 and of 50 cents. */
    @Test
    void usage_that_is_missing_is_worth_what_its_like_brought_to_the_run() throws SQLException {
        reviewedBy(1);
        tenant.usage(lines.get(0), MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 60, "0.30");
        tenant.usage(lines.get(1), MID_OCTOBER, OCTOBER, "VOICE", "Ireland", 60, "0.50");
        work.database.execute(
                """
                update usage_file f set received_at = '2026-10-01T12:00:00Z'::timestamptz + n * interval '1 day'
                  from (select id, row_number() over () as n from usage_file) o where o.id = f.id""");
        work.database.execute(
                "insert into usage_file_total select id, 'RATED', 'VOICE', 1, 60 from usage_file");
        billing.run(RUN);
        UUID feed = UUID.fromString(query("select id from usage_feed").getFirst());
        missing(feed, FeedAlarm.Kind.GAP, "298", "300", "3");
        missing(feed, FeedAlarm.Kind.MISSING, "36");
        missing(feed, FeedAlarm.Kind.LESS, "2026-10-31", "100", "400");
        missing(UUID.randomUUID(), FeedAlarm.Kind.GAP, "1", "1", "1");
        assertThat(review().alarms())
                .extracting(RunAlarm::kind, RunAlarm::amount)
                .as("40 cents a file and a day; nobody can say of a feed that brought nothing")
                .containsExactly(
                        tuple(RunAlarm.Kind.GAP, euro(120)),
                        tuple(RunAlarm.Kind.MISSING, euro(60)),
                        tuple(RunAlarm.Kind.LESS, euro(30)),
                        tuple(RunAlarm.Kind.GAP, null));

        feedAlarms.clear();
        setAside("VOICE", 2);
        setAside("DATA", 3);
        assertThat(review().alarms())
                .extracting(RunAlarm::details, RunAlarm::amount)
                .containsExactly(
                        tuple(List.of("3", "error.usage.DATA", "1"), null),
                        tuple(List.of("2", "error.usage.VOICE", "1"), euro(80)));
        work.database.executeAsOwner("delete from set_aside_record");
        work.database.execute("update usage_file set records_in = rated, suspended = 0");
        work.database.executeAsOwner("delete from usage_file_total where verdict = 'SUSPENDED'");
        work.call(() -> decisions.reject(ID));
    }

    private void missing(UUID feed, FeedAlarm.Kind kind, String... details) {
        feedAlarms.add(
                new FeedAlarm(feed, "Host network", kind, kind.name(), work.now, List.of(details)));
    }

    private void setAside(String service, int records) throws SQLException {
        work.database.execute(
                """
                insert into set_aside_record (file_id, line_number, verdict, reason, original, record_key,
                                              started_at, service, quantity)
                select f.id, n * 10 + length(?), 'SUSPENDED', 'error.usage.' || ?, 'x', ? || n,
                       '2026-10-15T10:00:00Z', ?, 9223372036854775807
                  from (select id from usage_file order by id limit 1) f, generate_series(10, 9 + ?) n""",
                service,
                service,
                service,
                service,
                records);
    }

    @Test
    void a_missing_file_keeps_the_run_until_it_comes() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        UUID feed = UUID.randomUUID();
        for (FeedAlarm.Kind kind : List.of(FeedAlarm.Kind.GAP, FeedAlarm.Kind.LATE)) {
            feedAlarms.add(
                    new FeedAlarm(
                            feed,
                            "Host network",
                            kind,
                            "298-299",
                            work.now,
                            List.of("298", "299", "2")));
        }
        assertThat(review().alarms())
                .as("what only came late holds nothing up")
                .extracting(RunAlarm::kind, RunAlarm::details)
                .containsExactly(
                        tuple(RunAlarm.Kind.GAP, List.of("Host network", "298", "299", "2")));
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.alarmsOpen");
        feedAlarms.clear();
        assertThat(approve(false)).isTrue();
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    @Test
    void a_product_that_no_draft_charges_is_an_alarm() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        assertThat(review().alarms()).isEmpty();
        tenant.line(lines.getFirst().account(), plan, OCTOBER);
        assertThat(review().alarms())
                .extracting(RunAlarm::kind, RunAlarm::amount)
                .as("two months that its plan costs: October, and November ahead")
                .containsExactly(tuple(RunAlarm.Kind.UNCHARGED, euro(6000)));
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.alarmsOpen");
        work.call(() -> decisions.calculateAgain(ID));
        goOn();
        assertThat(review().alarms()).isEmpty();
        approve(false);
        goOn();
        assertThat(query("select sum(total_minor) from customer_bill"))
                .containsExactly(Integer.toString(4 * 7380));
    }

    @Test
    void a_quarter_paid_afterwards_is_missing_when_it_is_over_and_not_before() throws SQLException {
        UUID quarterly = tenant.plan("Larkspur quarter", "92.00", false);
        tenant.recurring(
                quarterly,
                "[{'kind':'recurring-price','id':'quarter','name':'','amount':'92.00',"
                        + "'every':{'count':3,'unit':'month'},'timing':'arrears',"
                        + "'prorated':{'start':true,'end':true,'change':true,'suspension':false}}]");
        reviewedBy(1);
        for (int month = 0; month < 3; month++) {
            LocalDate cutOff = NOVEMBER.plusMonths(month);
            Period period = new Period(OCTOBER.plusMonths(month), cutOff);
            UUID run = BillIds.ofRun(CycleSpecification.monthly(1), period);
            billing.setToday(cutOff);
            work.now = cutOff.atStartOfDay(TestBilling.ZONE).toInstant();
            billing.run("1/" + period.from());
            assertThat(work.call(() -> reviews.alarms(run))).isEmpty();
            tenant.line(lines.getFirst().account(), quarterly, OCTOBER);
            assertThat(work.call(() -> reviews.alarms(run)))
                    .as(period.toString())
                    .extracting(RunAlarm::kind, alarm -> alarm.details().getFirst())
                    .containsExactlyElementsOf(
                            month < 2 ? List.of() : List.of(tuple(RunAlarm.Kind.UNCHARGED, "1")));
            work.call(() -> decisions.calculateAgain(run));
            billing.run("1/" + period.from() + "/again");
            assertThat(work.call(() -> reviews.alarms(run))).isEmpty();
            work.call(() -> decisions.approve(run, false));
            billing.run("1/" + period.from() + "/approved");
        }
        assertThat(query("select sum(amount_minor) from bill_line where period_to = '2027-01-01'"))
                .containsExactly(Integer.toString(3 * 9200 + 3 * 3000));
    }

    /** Of a bill of three months one month is missing, and what is paid once a year. */
    @Test
    void whatever_the_frequency_each_price_that_is_owed_and_not_charged_is_missing()
            throws SQLException {
        UUID both = tenant.plan("Larkspur 30 and a year", "30.00", false);
        tenant.recurring(
                both, "[" + price("month", 1, "30.00") + "," + price("year", 12, "12.00") + "]");
        UUID account = tenant.account(1, OCTOBER);
        work.database.execute(
                "update billing_account set cycle_frequency = 'QUARTERLY', cycle_phase = 0 where id = ?",
                account);
        tenant.line(account, both, OCTOBER);
        LocalDate january = LocalDate.of(2027, 1, 1);
        billing.setToday(january);
        work.now = january.atStartOfDay(TestBilling.ZONE).toInstant();
        reviewedBy(1);
        billing.run("QUARTERLY:1:0/2026-10-01");
        UUID run = UUID.fromString(query("select id from bill_run").getFirst());
        List<String> drafted =
                query("select price, period_from, period_to from bill_draft_line order by 1, 2");
        assertThat(drafted)
                .containsExactly(
                        "month|2026-10-01|2026-11-01",
                        "month|2026-11-01|2026-12-01",
                        "month|2026-12-01|2027-01-01",
                        "month|2027-01-01|2027-02-01",
                        "month|2027-02-01|2027-03-01",
                        "month|2027-03-01|2027-04-01",
                        "year|2026-10-01|2027-10-01");
        assertThat(work.call(() -> reviews.alarms(run))).isEmpty();
        for (String line : drafted) {
            String[] words = line.split("\\|");
            work.database.executeAsOwner(
                    "update bill_draft_line set kind = 'ONE_TIME' where price = ? and period_from = ?",
                    words[0],
                    LocalDate.parse(words[1]));
            assertThat(work.call(() -> reviews.alarms(run)))
                    .as("without " + line)
                    .extracting(RunAlarm::kind, alarm -> alarm.details().getFirst())
                    .containsExactly(tuple(RunAlarm.Kind.UNCHARGED, "1"));
            work.database.executeAsOwner("update bill_draft_line set kind = 'RECURRING'");
        }
        work.call(() -> decisions.approve(run, false));
        billing.run("QUARTERLY:1:0/2026-10-01/approved");
        assertThat(query("select state from bill_run")).containsExactly("DONE");
    }

    private static String price(String id, int months, String amount) {
        return """
               {'kind':'recurring-price','id':'%s','name':'','amount':'%s','every':{'count':%d,'unit':'month'},
                'timing':'advance','prorated':{'start':true,'end':true,'change':true,'suspension':false}}"""
                .formatted(id, amount, months);
    }

    @Test
    void the_second_biller_is_heard_before_approval() throws SQLException {
        reviewedBy(1);
        Map<UUID, SecondOpinion.Verdict> verdicts = new HashMap<>();
        verdicts.put(lines.get(0).account(), new SecondOpinion.Total(7380));
        verdicts.put(lines.get(1).account(), new SecondOpinion.Total(7381));
        verdicts.put(lines.get(2).account(), new SecondOpinion.Beyond("addOn"));
        billing.setOpinion((connection, accounts, period) -> verdicts);
        billing.inChunksOf(2).run(RUN);
        RunReview.Opinions opinions = review().opinions();
        assertThat(opinions)
                .extracting(
                        RunReview.Opinions::asked,
                        RunReview.Opinions::agree,
                        RunReview.Opinions::differ,
                        RunReview.Opinions::beyond,
                        RunReview.Opinions::waiting)
                .containsExactly(true, 1L, 1L, 1L, 0L);
        assertThat(opinions.differing())
                .extracting(RunReview.Differing::ours, RunReview.Differing::theirs)
                .containsExactly(tuple(euro(7380), euro(7381)));
        assertThat(review().alarms())
                .extracting(RunAlarm::kind, RunAlarm::amount)
                .containsExactly(tuple(RunAlarm.Kind.OPINION, euro(1)));
        work.call(() -> decisions.reject(ID));
    }

    @Test
    void one_bill_that_differs_is_accepted_and_the_other_goes_on_to_block() throws SQLException {
        reviewedBy(1);
        Map<UUID, SecondOpinion.Verdict> verdicts = new HashMap<>();
        lines.forEach(line -> verdicts.put(line.account(), new SecondOpinion.Total(7381)));
        verdicts.put(lines.get(2).account(), new SecondOpinion.Total(7380));
        billing.setOpinion((connection, accounts, period) -> verdicts);
        billing.run(RUN);
        UUID first = lines.get(0).account();
        assertThatThrownBy(() -> work.run(() -> decisions.acceptDiffering(ID, first, "")))
                .isInstanceOf(BellbirdException.class);
        work.run(() -> decisions.acceptDiffering(ID, first, "The cent is ours"));
        assertThat(work.audit).contains("accept differing bill: " + first + " -> The cent is ours");
        assertConflict(
                () -> decisions.acceptDiffering(ID, first, "again"), "error.billRun.alarmGone");
        assertConflict(
                () -> decisions.acceptDiffering(ID, lines.get(2).account(), "agrees"),
                "error.billRun.alarmGone");
        assertThat(review().alarms())
                .extracting(RunAlarm::kind, RunAlarm::details)
                .containsExactly(tuple(RunAlarm.Kind.OPINION, List.of("1")));
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.alarmsOpen");
        assertThat(review().opinions().differing())
                .extracting(one -> one.payer().accountId(), RunReview.Differing::accepted)
                .containsExactly(
                        tuple(lines.get(1).account(), null),
                        tuple(
                                first,
                                new RunAlarm.Waiver("Bo Clerk", "The cent is ours", work.now)));

        work.run(() -> decisions.acceptDiffering(ID, lines.get(1).account(), "Also ours"));
        assertThat(review().alarms()).isEmpty();
        approve(false);
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    @Test
    void the_canary_is_issued_first_and_people_let_the_others_go() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        approve(true);
        goOn();
        assertThat(run().hold()).isEqualTo(BillRunSummary.Hold.CANARY);
        assertThat(run().billed()).isEqualTo(1);
        assertThat(run().drafts()).isEqualTo(2);
        goOn();
        assertThat(run().billed()).as("it waits").isEqualTo(1);
        work.run(() -> decisions.resume(ID));
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    @Test
    void a_canary_that_looks_wrong_stops_the_run_and_what_is_issued_stays() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        approve(true);
        goOn();
        assertThat(work.call(() -> decisions.reject(ID))).isEqualTo(2);
        goOn();
        assertThat(states()).containsExactly("REJECTED|BILLED", "REJECTED|DUE", "REJECTED|DUE");
        work.call(() -> decisions.calculateAgain(ID));
        goOn();
        assertThat(states()).containsExactly("REVIEW|BILLED", "REVIEW|DRAFT", "REVIEW|DRAFT");
        assertThat(review().approvals()).as("the yes was to other drafts").isEmpty();
    }

    @Test
    void a_run_that_is_paused_stands_until_it_is_resumed() throws SQLException {
        billing.inChunksOf(1);
        long token = billing.claim(RUN);
        billing.step(RUN, token);
        billing.step(RUN, token);
        work.run(() -> decisions.pause(ID));
        assertThat(billing.step(RUN, token)).isFalse();
        assertThat(run().billed()).isEqualTo(1);
        assertThat(run().hold()).isEqualTo(BillRunSummary.Hold.PAUSED);
        work.run(() -> decisions.resume(ID));
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

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

    @Test
    void those_parked_for_one_reason_are_tried_again_by_themselves() throws SQLException {
        reviewedBy(1);
        billing.run(RUN);
        work.call(() -> decisions.approve(ID, false));
        goOn();
        UUID first = lines.get(0).account();
        park(first, "error.bill.changed");
        park(lines.get(1).account(), "error.bill.addressMissing");
        assertThat(work.call(() -> runs.parked(ID)))
                .extracting(ParkedAccount::accountId, ParkedAccount::before)
                .as("with what their last bills came to")
                .contains(tuple(first, euro(7380)))
                .hasSize(2);
        assertThat(work.call(() -> runs.retryParked(ID, "error.bill.refused"))).isZero();
        assertThat(work.call(() -> runs.retryParked(ID, "error.bill.changed"))).isEqualTo(1);
        assertThat(query("select account_id from bill_run_account where state = 'PARKED'"))
                .containsExactly(lines.get(1).account().toString());
        work.database.executeAsOwner("update bill_run_account set state = 'BILLED'");
        work.database.executeAsOwner("update bill_run set state = 'DONE'");
    }

    private void park(UUID account, String reason) throws SQLException {
        work.database.executeAsOwner(
                "update bill_run_account set state = 'PARKED', reason = ? where account_id = ?",
                reason,
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
        return LongStream.of(cents).mapToObj(BillRunReviewTest::euro).toList();
    }

    @Test
    void sixteen_workers_draft_and_issue_each_bill_once() throws Exception {
        reviewedBy(1);
        billing.inChunksOf(1);
        billing.atOnce(16, RUN);
        assertThat(states()).containsOnly("REVIEW|DRAFT").hasSize(3);
        approve(false);
        billing.atOnce(16, RUN);
        assertThat(states()).containsOnly("DONE|BILLED").hasSize(3);
        assertThat(query("select count(*) from bill_run")).containsExactly("1");
        assertThat(query("select count(*), max(number) from customer_bill")).containsExactly("3|3");
    }

    @Test
    void killed_at_any_commit_a_reviewed_run_ends_with_the_same_bills() throws SQLException {
        reviewedBy(1);
        billing.inChunksOf(1);
        for (int commit = 1; commit <= 5; commit++) {
            billing.crashAtCommit(1);
            assertThatThrownBy(() -> billing.run(RUN)).isInstanceOf(TestBilling.Crash.class);
            billing.crashAtCommit(2);
            try {
                billing.run(RUN);
            } catch (TestBilling.Crash expected) {
                continue;
            }
        }
        billing.crashAtCommit(Integer.MAX_VALUE);
        billing.run(RUN);
        assertThat(states()).containsOnly("REVIEW|DRAFT");
        approve(true);
        billing.crashAtCommit(2);
        assertThatThrownBy(this::goOn).isInstanceOf(TestBilling.Crash.class);
        billing.crashAtCommit(Integer.MAX_VALUE);
        goOn();
        work.run(() -> decisions.resume(ID));
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED").hasSize(3);
        assertThat(query("select count(*), max(number) from customer_bill")).containsExactly("3|3");
    }

    /**
     * What is wrong with files, said by the test; the real answers are asked in FileControlTest.
     */
    private final class Feeds extends UsageFeeds {
        @Override
        public List<FeedAlarm> alarms() {
            return List.copyOf(feedAlarms);
        }
    }

    private void reviewedBy(int people) {
        work.run(() -> decisions.changePolicy(new BillRunPolicy(people, true, 0)));
    }

    private void waiveFirst() {
        String alarm = review().alarms().getFirst().name();
        work.run(() -> decisions.waive(ID, alarm, "The same number"));
    }

    private void suspend(String key) throws SQLException {
        work.database.execute(
                """
                insert into set_aside_record (file_id, line_number, verdict, reason, original, record_key,
                                              started_at, service, quantity)
                select id, ?, 'SUSPENDED', 'error.usage.noPrice', 'x', ?, '2026-10-15T10:00:00Z', 'VOICE', 1
                  from usage_file limit 1""",
                Integer.parseInt(key.substring(1)),
                key);
        work.database.execute(
                "update usage_file set records_in = records_in + 1, suspended = suspended + 1");
    }

    private void goOn() throws SQLException {
        billing.run(RUN + "/retry-" + UUID.randomUUID());
    }

    private boolean approve(boolean canary) {
        return work.call(() -> decisions.approve(ID, canary));
    }

    private BillRunSummary run() {
        return work.call(() -> runs.get(ID));
    }

    private RunReview review() {
        return work.call(() -> reviews.of(ID));
    }

    private void assertConflict(Runnable decision, String messageKey) {
        assertThatThrownBy(() -> work.run(decision)).hasMessageContaining(messageKey);
    }

    private List<String> states() throws SQLException {
        return query(
                """
                select r.state, a.state from bill_run r join bill_run_account a on a.run_id = r.id
                 order by 1, 2""");
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
