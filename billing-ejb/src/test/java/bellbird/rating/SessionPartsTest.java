package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.job.JobRun;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageTariff;
import bellbird.testing.TenantWork;
import bellbird.testing.WorkedExample;
import bellbird.usage.FileCounts;
import bellbird.usage.RecyclingWork;
import bellbird.usage.Suspense;
import bellbird.usage.UsageFileRow;
import jakarta.json.JsonNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partial records of a session are rated as one, whatever files they come in (rule R2). */
class SessionPartsTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes,session,part,last\n";
    private static final WorkedExample ASSEMBLED = WorkedExample.of("R2-09").getFirst();

    /** A euro for each started unit of the worked example, and nothing included. */
    private static final PriceTerms PER_UNIT =
            PriceTerms.of(
                    Tables.BERLIN,
                    List.of(
                            Tables.data(ASSEMBLED.whole("unitBytes"), Tables.rate("1.00"))
                                    .in(
                                            UsageTariff.Increments.of(
                                                    ASSEMBLED.whole("unitBytes"),
                                                    ASSEMBLED.whole("unitBytes")))),
                    List.of(),
                    List.of());

    private final TestUsage usage = new TestUsage(PER_UNIT);
    private final TenantWork work = usage.work;
    private final Suspense suspense = work.add(new Suspense());
    private final RecyclingJob recycling;

    private final List<Long> bytes =
            ASSEMBLED
                    .input()
                    .getJsonArray("partialRecordBytes")
                    .getValuesAs(JsonNumber.class)
                    .stream()
                    .map(JsonNumber::longValue)
                    .toList();

    SessionPartsTest() {
        work.add(new RecyclingTransactions());
        recycling = work.add(new RecyclingJob());
    }

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
            assertThat(work.database.query("select * from " + view)).as(view).isEmpty();
        }
        work.close();
    }

    @Test
    void parts_of_several_files_are_rounded_as_one() throws SQLException {
        UsageFileRow first = load("a.csv", part(1, ""));
        assertThat(first.counts()).isEqualTo(new FileCounts(1, 0, 1, 0, 0, 0));
        load("b.csv", part(2, ""));
        assertThat(rated()).isEmpty();
        UsageFileRow last = load("c.csv", part(3, "1"));
        long units = ASSEMBLED.expectedDecimal("billedUnits").longValueExact();
        assertThat(rated())
                .containsExactly(
                        "p1|1100000|%d|%d.000000"
                                .formatted(units * ASSEMBLED.whole("unitBytes"), units),
                        "p2|0|0|0.000000",
                        "p3|0|0|0.000000");
        assertThat(last.counts()).isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
        assertThat(work.call(() -> usage.files.get(first.id())).counts())
                .isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
        assertThat(work.database.query("select quantity from usage_record order by 1"))
                .containsExactly("300000", "400000", "400000");
    }

    @Test
    void a_part_in_the_middle_is_waited_for() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        look();
        assertThat(rated()).isEmpty();
        load("b.csv", part(2, ""));
        assertThat(rated()).first().asString().startsWith("p1|1100000|2000000|");
    }

    @Test
    void a_part_that_comes_twice_counts_once() throws SQLException {
        load("a.csv", part(1, ""), part(2, ""));
        UsageFileRow again = load("b.csv", part(2, ""), part(3, "1"));
        assertThat(again.counts()).isEqualTo(new FileCounts(2, 1, 0, 1, 0, 0));
        assertThat(rated()).first().asString().startsWith("p1|1100000|");
        UsageFileRow late = load("c.csv", part(3, "1"), part(4, "1"));
        assertThat(late.counts()).isEqualTo(new FileCounts(2, 0, 1, 1, 0, 0));
        assertThat(work.database.query("select reason from set_aside_record where line_number = 3"))
                .contains("error.usage.partLate");
    }

    @Test
    void without_its_last_part_a_session_is_rated_when_its_time_is_over() throws SQLException {
        UsageFileRow file = load("a.csv", part(1, ""), part(2, ""));
        Instant until = Instant.parse("2026-10-30T12:00:00Z");
        assertThat(work.jobs).containsEntry("usage-sessions " + file.id(), until);
        look();
        assertThat(rated()).isEmpty();
        work.now = until;
        look();
        assertThat(rated()).containsExactly("p1|800000|1000000|1.000000", "p2|0|0|0.000000");
    }

    @Test
    void files_that_were_held_together_wait_for_each_other() throws SQLException {
        usage.numberFiles();
        UUID first = held("u1.csv", part(1, ""));
        UUID second = held("u2.csv", part(2, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        release(first);
        assertThat(rated()).isEmpty();
        release(second);
        assertThat(rated()).hasSize(2);
    }

    private UUID held(String name, String line) {
        load(name, part(9, "").replace("s1", name).replace("p9", name));
        return usage.receive(null, name, stream(HEADER + line)).fileId();
    }

    private void release(UUID file) {
        work.run(() -> usage.files.release(file));
        usage.process(file);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_person_can_have_the_rest_rated_when_the_middle_never_comes() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        recycle("error.usage.part", null);
        assertThat(rated()).containsExactly("p1|700000|1000000|1.000000", "p3|0|0|0.000000");
    }

    @Test
    void records_sent_back_in_for_something_else_give_no_session_up() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        recycle("error.usage.unknownNumber", null);
        recycle("error.usage.part", "s2");
        assertThat(rated()).isEmpty();
        recycle("error.usage.part", "s1");
        assertThat(rated()).hasSize(2);
    }

    @Test
    void a_session_of_an_unknown_number_waits_as_a_whole() throws SQLException {
        UsageFileRow file =
                load(
                        "a.csv",
                        part(1, "").replace(TestUsage.LINE, "+447700900456"),
                        part(2, "1").replace(TestUsage.LINE, "+447700900456"));
        assertThat(file.counts()).isEqualTo(new FileCounts(2, 0, 2, 0, 0, 0));
        assertThat(work.database.query("select distinct reason from set_aside_record"))
                .containsExactly("error.usage.unknownNumber");
    }

    @Test
    void parts_with_one_id_are_a_conflict_and_never_counted_as_one() throws SQLException {
        load("a.csv", part(1, ""), part(2, "").replace("p2,", "p1,"), part(3, "1"));
        load("b.csv", part(1, "").replace("s1", "s2"), part(2, "1").replaceAll("p2|s1", "s2"));
        assertThat(rated()).isEmpty();
        assertThat(
                        work.database.query(
                                "select line_number, reason from set_aside_record order by file_id, 1"))
                .containsExactly(
                        "2|error.usage.part",
                        "3|error.usage.conflict",
                        "4|error.usage.part",
                        "2|error.usage.conflict",
                        "3|error.usage.part");
    }

    private void look() {
        work.add(new SessionJob())
                .run(new TestUsage.KilledRun(UUID.randomUUID(), Integer.MAX_VALUE));
    }

    private void recycle(String reason, @Nullable String detail) {
        UUID id = work.call(() -> suspense.recycle(reason, detail, "")).id();
        try {
            recycling.run(new TestUsage.KilledRun(id, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rated() throws SQLException {
        return work.database.query(
                "select record_key, used_quantity, charged_quantity, amount"
                        + " from rated_usage order by record_key");
    }

    private String part(int number, String last) {
        return "p%d,data,,%s,,2026-10-20T10:%02d:00,,%d,s1,%d,%s"
                .formatted(
                        number,
                        TestUsage.LINE,
                        number,
                        bytes.get(Math.min(number, 3) - 1),
                        number,
                        last);
    }

    private UsageFileRow load(String name, String... lines) {
        return usage.load(name, HEADER + String.join("\n", lines));
    }

    private final class RecyclingTransactions extends RecyclingWork {
        @Override
        public Optional<Piece> next(UUID recycling, Place after, int most) {
            return work.call(() -> super.next(recycling, after, most));
        }

        @Override
        public void finish(JobRun run, UUID recycling) {
            work.run(() -> super.finish(run, recycling));
        }
    }
}
