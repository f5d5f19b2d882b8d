package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.offering.UsageType;
import bellbird.testing.TenantWork;
import bellbird.usage.FileCounts;
import bellbird.usage.FileLine;
import bellbird.usage.FileReceipt;
import bellbird.usage.FileState;
import bellbird.usage.FileTotal;
import bellbird.usage.SetAsideRow;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a file to rated usage on the tenant's tables. */
class UsageFileTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";
    private static final String LINE = TestUsage.LINE;

    private final TestUsage usage = new TestUsage();
    private final TenantWork work = usage.work;
    private final UsageFiles files = usage.files;
    private final UsageFileJob job = usage.job;
    private final UUID customerId = usage.customerId;

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17")) {
            assertThat(work.database.query("select * from " + view)).as(view).isEmpty();
        }
        work.close();
    }

    @Test
    void a_call_that_outlasts_the_allowance_is_charged_for_its_rest() throws SQLException {
        // 20 of 31 days: 4,000 of 6,200 seconds
        UsageFileRow file =
                load(
                        call("r1", "2026-10-12T10:00:00", 3_955),
                        call("r2", "2026-10-13T10:00:00", 61),
                        data("r3", "2026-10-13T11:00:00", 1_500_000));
        assertThat(file.counts()).isEqualTo(new FileCounts(3, 3, 0, 0, 0, 0));
        assertThat(
                        work.database.query(
                                "select record_key, billed_quantity, included_quantity,"
                                        + " charged_quantity, amount, period_from, destination"
                                        + " from rated_usage order by 1"))
                .containsExactly(
                        "r1|3955|3955|0|0.000000|2026-10-01|National",
                        "r2|61|45|16|0.032000|2026-10-01|National",
                        "r3|1500000|1500000|0|0.000000|2026-10-01|National");
        assertThat(
                        work.database.query(
                                "select service, granted, consumed, remaining"
                                        + " from allowance_bucket order by 1"))
                .containsExactly("DATA|645161290|1500000|643661290", "VOICE|4000|4000|0");
    }

    @Test
    void every_record_gets_its_verdict_and_the_file_balances() throws SQLException {
        UsageFileRow file =
                load(
                        call("r1", "2026-10-12T10:00:00", 60),
                        call("r1", "2026-10-12T10:00:00", 60),
                        call("r1", "2026-10-12T10:00:00", 61),
                        call("r2", "2026-10-11T10:00:00", 60),
                        call("r3", "2026-10-12T10:00:00", 60).replace(LINE, "+447700900999"),
                        call("r4", "2026-10-12T10:00:00", 60).replace("+4420", "+9990"),
                        call("r5", "2026-10-12T10:00:00", -1),
                        call("r6", "2026-10-12T10:00:00", 60).replace("out", "in"),
                        call("r7", "2026-10-12T10:00:00", 0));
        assertThat(file.state()).isEqualTo(FileState.DONE);
        assertThat(file.counts()).isEqualTo(new FileCounts(9, 2, 4, 1, 1, 1));
        assertThat(file.counts().balances()).isTrue();
        assertThat(file.lines()).as("with the header").isEqualTo(10).isEqualTo(file.linesDone());
        assertThat(work.call(() -> files.setAside(file.id(), null, 0, 100)))
                .extracting(row -> row.line() + " " + row.verdict() + " " + row.reason())
                .containsExactly(
                        "3 DUPLICATE error.usage.duplicate",
                        "4 SUSPENDED error.usage.conflict",
                        "5 SUSPENDED error.usage.unknownNumber",
                        "6 SUSPENDED error.usage.unknownNumber",
                        "7 SUSPENDED error.usage.noPrice",
                        "8 REJECTED error.usage.seconds",
                        "9 IGNORED error.usage.incoming");
        assertThat(work.database.query("select amount from rated_usage where record_key = 'r7'"))
                .containsExactly("0.000000");
    }

    @Test
    void the_same_content_under_another_name_has_no_effect() throws SQLException {
        UsageFileRow first = load(call("r1", "2026-10-12T10:00:00", 60));
        FileReceipt again = receive("copy.csv", HEADER + call("r1", "2026-10-12T10:00:00", 60));
        assertThat(again)
                .returns(true, FileReceipt::duplicate)
                .returns(first.id(), FileReceipt::fileId)
                .returns("usage.csv", FileReceipt::fileName);
        assertThat(work.database.query("select count(*) from rated_usage")).containsExactly("1");
    }

    @Test
    void records_that_came_in_another_file_are_duplicates_or_conflicts() {
        load(call("r1", "2026-10-12T10:00:00", 60), call("r2", "2026-10-12T10:00:00", 60));
        UsageFileRow second =
                load(
                        call("r1", "2026-10-12T10:00:00", 60),
                        call("r2", "2026-10-12T10:00:01", 60),
                        call("r3", "2026-10-12T10:00:00", 60));
        assertThat(second.counts()).isEqualTo(new FileCounts(3, 1, 1, 1, 0, 0));
    }

    @Test
    void a_file_balances_to_the_unit_and_every_line_says_what_became_of_it() throws SQLException {
        UsageFileRow file =
                load(
                        call("r1", "2026-10-12T10:00:00", 60),
                        call("r1", "2026-10-12T10:00:00", 60),
                        call("r2", "2026-10-12T10:00:00", 90_000),
                        call("r3", "2026-10-12T11:00:00", 61),
                        "x");
        assertThat(work.call(() -> files.totals(file.id())))
                .containsExactly(
                        new FileTotal("REJECTED", "NONE", 1, BigInteger.ZERO),
                        new FileTotal("DUPLICATE", "VOICE", 1, BigInteger.valueOf(60)),
                        new FileTotal("RATED", "VOICE", 2, BigInteger.valueOf(121)),
                        new FileTotal("SUSPENDED", "VOICE", 1, BigInteger.valueOf(90_000)));
        List<FileLine> lines = work.call(() -> files.lines(file.id(), 1, 200));
        assertThat(lines)
                .extracting(FileLine::number, UsageFileTest::became)
                .containsExactly(
                        tuple(1L, "no record"),
                        tuple(2L, "rated r1"),
                        tuple(3L, "DUPLICATE error.usage.duplicate"),
                        tuple(4L, "SUSPENDED error.usage.duration"),
                        tuple(5L, "rated r3"),
                        tuple(6L, "REJECTED error.usage.columns"));
        assertThat(lines.get(5).original()).isEqualTo("x");
        assertThat(work.call(() -> files.lines(file.id(), 5, 1)))
                .singleElement()
                .isEqualTo(lines.get(4));
        assertThat(work.database.query("select * from inv_i07")).isEmpty();
    }

    private static String became(FileLine line) {
        FileLine.Rated rated = line.rated();
        SetAsideRow aside = line.aside();
        return rated != null
                ? "rated " + rated.recordKey()
                : aside == null ? "no record" : aside.verdict() + " " + aside.reason();
    }

    @Test
    void a_refused_file_rates_nothing_and_can_be_read_again() throws IOException {
        String content = HEADER.replace(',', ';') + call("r1", "2026-10-12T10:00:00", 60);
        UsageFileRow file = process(receive("usage.csv", content).fileId());
        assertThat(file.state()).isEqualTo(FileState.REJECTED);
        assertThat(file.reason()).isEqualTo("error.usage.file.header");
        assertThat(file.reasonParameters()).singleElement().asString().contains("record_id");
        assertThat(file.counts()).isEqualTo(new FileCounts(0, 0, 0, 0, 0, 0));
        ByteArrayOutputStream original = new ByteArrayOutputStream();
        work.run(
                () -> {
                    try {
                        files.writeOriginal(file.id(), original);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assertThat(original.toString(StandardCharsets.UTF_8)).isEqualTo(content);
    }

    @Test
    void hostile_lines_are_kept_as_they_came() {
        UsageFileRow file =
                load("<script>alert(1)</script>", "=cmd|' /C calc'!A0\0", "\t\\N,\\.,€𝄞\u202e");
        assertThat(file.counts()).isEqualTo(new FileCounts(3, 0, 0, 0, 3, 0));
        assertThat(work.call(() -> files.setAside(file.id(), null, 0, 100)))
                .extracting(SetAsideRow::original)
                .containsExactly(
                        "<script>alert(1)</script>",
                        "=cmd|' /C calc'!A0\u2400",
                        "\t\\N,\\.,€𝄞\u202e");
    }

    @Test
    void usage_of_a_closed_period_is_billed_in_the_open_one_and_takes_its_own_allowance()
            throws SQLException {
        work.database.execute(
                "update bill_period set state = 'CLOSED', closed_at = now()"
                        + " where period_from = '2026-10-01'");
        UUID run = UUID.randomUUID();
        work.database.execute(
                "insert into bill_run (id, cycle_day, period_from, period_to, state, started_at)"
                        + " values (?, 1, '2026-10-01', '2026-11-01', 'DONE', now())",
                run);
        work.database.execute(
                "insert into bill_run_account (run_id, account_id, state)"
                        + " select ?, id, 'ZERO' from billing_account",
                run);
        work.now = Instant.parse("2026-11-03T12:00:00Z");
        load(call("late", "2026-10-20T10:00:00", 60), call("now", "2026-11-02T10:00:00", 60));
        assertThat(
                        work.database.query(
                                "select r.record_key, r.period_from, b.period_from, b.granted"
                                        + " from rated_usage r"
                                        + " join allowance_consumption c using (record_key)"
                                        + " join allowance_bucket b on b.id = c.bucket_id"
                                        + " order by 1"))
                .containsExactly(
                        "late|2026-11-01|2026-10-01|4000", "now|2026-11-01|2026-11-01|6200");
    }

    @Test
    void killed_at_every_commit_a_file_ends_as_if_nothing_had_happened() throws SQLException {
        job.chunkSize = 3;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(call("r" + i, "2026-10-12T10:00:%02d".formatted(59 - i), 300 + i));
        }
        lines.add(call("r3", "2026-10-12T10:00:56", 303));
        UUID id = receive("usage.csv", HEADER + String.join("\n", lines)).fileId();
        int commits = 0;
        boolean done = false;
        while (!done) {
            int killAt = commits == 0 ? 1 : 2;
            TestUsage.KilledRun run = new TestUsage.KilledRun(id, killAt);
            try {
                job.run(run);
                done = true;
            } catch (IllegalStateException killed) {
                assertThat(killed).hasMessage("killed");
                commits++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(commits).isEqualTo(9);
        assertThat(work.call(() -> files.get(id)).counts())
                .isEqualTo(new FileCounts(21, 20, 0, 1, 0, 0));
        assertThat(
                        work.database.query(
                                "select sum(amount), sum(included_quantity) from rated_usage"))
                .containsExactly("4.380000|4000");
    }

    @Test
    void a_file_that_was_held_is_judged_by_the_day_it_came() throws SQLException {
        usage.numberFiles();
        receive("u1.csv", HEADER + call("r1", "2026-10-20T10:00:00", 60));
        UUID held =
                receive(
                                "u1.csv",
                                HEADER
                                        + call("r2", "2026-10-20T10:00:00", 60)
                                        + "\n"
                                        + call("r3", "2026-10-28T14:00:00", 60))
                        .fileId();
        work.now = work.now.plus(Duration.ofDays(100));
        work.run(() -> files.release(held));
        assertThat(process(held).counts()).isEqualTo(new FileCounts(2, 1, 1, 0, 0, 0));
        assertThat(work.call(() -> files.setAside(held, null, 0, 10)))
                .extracting(SetAsideRow::reason)
                .containsExactly("error.usage.future");
    }

    @Test
    void a_file_that_goes_on_after_a_crash_is_judged_as_it_began() throws IOException {
        work.now = Instant.parse("2027-01-09T12:00:00Z");
        job.chunkSize = 2;
        UUID id =
                receive(
                                "usage.csv",
                                HEADER
                                        + String.join(
                                                "\n",
                                                call("old1", "2026-10-12T13:00:00", 60),
                                                call("ahead1", "2027-01-09T14:00:00", 60),
                                                call("old2", "2026-10-12T13:00:00", 61),
                                                call("ahead2", "2027-01-09T14:00:00", 61)))
                        .fileId();
        assertThatThrownBy(() -> job.run(new TestUsage.KilledRun(id, 3))).hasMessage("killed");
        assertThat(work.call(() -> files.get(id)).counts())
                .isEqualTo(new FileCounts(2, 1, 1, 0, 0, 0));
        work.now = work.now.plus(Duration.ofDays(10));
        assertThat(process(id).counts()).isEqualTo(new FileCounts(4, 2, 2, 0, 0, 0));
        assertThat(work.call(() -> files.setAside(id, null, 0, 10)))
                .extracting(SetAsideRow::reason)
                .containsOnly("error.usage.future");
    }

    @Test
    void meters_show_what_is_left_and_how_fresh_that_is() {
        Meters meters = work.add(new Meters());
        assertThat(work.call(() -> meters.of(customerId)))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.countedUpTo()).isNull();
                            assertThat(line.meters())
                                    .extracting(LineMeters.Meter::remaining)
                                    .containsExactly(4_000L, 0L, 645_161_290L);
                        });
        load(
                call("r1", "2026-10-12T10:00:00", 4_061),
                data("r3", "2026-10-13T11:00:00", 1_500_000),
                call("r2", "2026-10-13T10:00:00", 60).replace("voice", "sms"));
        assertThatThrownBy(() -> work.call(meters::mine)).hasMessageContaining("NOT_FOUND");
        work.customer = Optional.of(customerId);
        LineMeters line = work.call(meters::mine).getFirst();
        assertThat(line.msisdn()).isEqualTo("447700900123");
        assertThat(line.offering()).isEqualTo("Plan A");
        assertThat(line.countedUpTo()).isEqualTo(work.now);
        assertThat(line.beyond()).isEqualByComparingTo("0.192");
        assertThat(line.meters())
                .containsExactly(
                        new LineMeters.Meter(UsageType.VOICE, 4_000, 4_000, 0, 61),
                        new LineMeters.Meter(UsageType.SMS, 0, 0, 0, 1),
                        new LineMeters.Meter(
                                UsageType.DATA, 645_161_290, 1_500_000, 643_661_290, 0));
    }

    @Test
    void a_rated_record_explains_its_amount_from_the_price_and_the_allowance_before_it() {
        RatedUsages usages = work.add(new RatedUsages());
        load(call("r1", "2026-10-12T10:00:00", 3_955), call("r2", "2026-10-13T10:00:00", 61));
        Instant started = Instant.parse("2026-10-13T09:00:00Z");
        assertThat(work.call(() -> usages.explain("r2", started)))
                .extracting(step -> step.messageKey() + " " + step.parameters())
                .containsExactly(
                        "explain.plan [Plan A, 1, 2026-10-01]",
                        "explain.prefix [442079460000, 44, National]",
                        "explain.call [61]",
                        "explain.included.all [45, 45]",
                        "explain.beyond [16, 0.12, per 60, 0.032, GBP]");
        assertThatThrownBy(() -> work.call(() -> usages.explain("r3", started)))
                .hasMessageContaining("NOT_FOUND");
    }

    private UsageFileRow load(String... lines) {
        return process(receive("usage.csv", HEADER + String.join("\n", lines)).fileId());
    }

    private FileReceipt receive(String name, String content) {
        return usage.receive(
                null, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private UsageFileRow process(UUID id) {
        return usage.process(id);
    }

    private static String call(String key, String start, int seconds) {
        return key + ",voice,out," + LINE + ",+442079460000," + start + "," + seconds + ",";
    }

    private static String data(String key, String start, long bytes) {
        return key + ",data,," + LINE + ",," + start + ",," + bytes;
    }
}
