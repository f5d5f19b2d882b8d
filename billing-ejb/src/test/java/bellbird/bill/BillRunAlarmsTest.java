package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFileRow;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is missing or differs keeps a run from being approved until somebody answers for it. */
class BillRunAlarmsTest extends ReviewedBills {

    BillRunAlarmsTest() throws SQLException {}

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
    void a_file_that_is_refused_keeps_the_run_until_it_comes_again_or_somebody_answers_for_it()
            throws SQLException {
        reviewedBy(1);
        file("u41.csv", 41, "2026-10-10T01:00:00Z", "DONE", null);
        file("u42.csv", 42, "2026-10-10T02:00:00Z", "REJECTED", "trailerCount\",\"10000\",\"9998");
        file("u43.csv", 43, "2026-10-10T03:00:00Z", "DONE", null);
        file("before.csv", null, "2026-09-30T22:59:59Z", "REJECTED", "empty");
        file("settled.csv", null, "2026-10-10T02:00:00Z", "REJECTED", "empty");
        work.database.execute(
                "update usage_file set settled_at = received_at where file_name = 'settled.csv'");
        billing.run(RUN);
        assertThat(fileAlarms()).containsExactly("REFUSED [u42.csv]");
        assertThat(review().alarms().getFirst())
                .returns(List.of("1"), RunAlarm::details)
                .returns(null, RunAlarm::amount);
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.alarmsOpen");
        waiveFirst();
        assertThat(review().blocking()).isZero();

        file("u44.csv", 44, "2026-11-01T00:00:00Z", "REJECTED", "trailerCount\",\"10\",\"9");
        assertThat(fileAlarms()).containsExactly("REFUSED [u42.csv, u44.csv]");
        assertThat(review().blocking()).as("one more is missing").isEqualTo(1);
        file("mended.csv", 42, "2026-11-01T00:00:00Z", "DONE", null);
        file("mended too.csv", 44, "2026-11-01T00:00:00Z", "DONE", null);
        assertThat(fileAlarms()).isEmpty();
        assertThat(approve(false)).isTrue();
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    @Test
    void a_file_that_is_held_or_at_work_keeps_the_run_until_it_is_rated() throws SQLException {
        reviewedBy(1);
        file("other.csv", 41, "2026-10-10T01:00:00Z", "QUARANTINED", "numberTaken\",\"41");
        file("u.csv", null, "2026-10-10T02:00:00Z", "QUARANTINED", "noNumber");
        file("big.csv", 43, "2026-10-31T22:00:00Z", "PROCESSING", null);
        file("late.csv", 44, "2026-10-31T23:00:00Z", "REGISTERED", null);
        billing.run(RUN);
        assertThat(fileAlarms())
                .containsExactly("HELD [other.csv]", "HELD [u.csv]", "UNRATED [big.csv, late.csv]");
        assertConflict(() -> decisions.approve(ID, false), "error.billRun.alarmsOpen");
        work.database.execute("update usage_file set state = 'DONE', reason = null");
        assertThat(approve(false)).isTrue();
        goOn();
        assertThat(states()).containsOnly("DONE|BILLED");
    }

    /**
     * @param reason of a refusal, the end of its key and its parameters
     */
    private void file(
            String name,
            @Nullable Integer number,
            String receivedAt,
            String state,
            @Nullable String reason)
            throws SQLException {
        work.database.execute(
                """
                insert into usage_feed (id, name, profile)
                values (gen_random_uuid(), 'host', '{}') on conflict do nothing""");
        work.database.execute(
                """
                insert into usage_file (id, feed_id, file_name, sha256, size_bytes, received_at,
                                        received_by, state, reason, sequence)
                select gen_random_uuid(), id, ?, md5(?) || md5(?), 1, ?::timestamptz, 'test', ?, ?, ?
                  from usage_feed where name = 'host'""",
                name,
                name,
                name,
                receivedAt,
                state,
                reason == null ? null : "[\"error.usage.file." + reason + "\"]",
                number);
    }

    private List<String> fileAlarms() {
        return review().alarms().stream()
                .map(
                        alarm ->
                                alarm.kind()
                                        + " "
                                        + alarm.files().stream()
                                                .map(UsageFileRow::fileName)
                                                .toList())
                .toList();
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

    private void waiveFirst() {
        String alarm = review().alarms().getFirst().name();
        work.run(() -> decisions.waive(ID, alarm, "The same number"));
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
}
