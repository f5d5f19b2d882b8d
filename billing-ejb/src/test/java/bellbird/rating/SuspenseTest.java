package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.job.JobRun;
import bellbird.testing.TenantWork;
import bellbird.usage.FileCounts;
import bellbird.usage.FileTotal;
import bellbird.usage.Mend;
import bellbird.usage.Recycling;
import bellbird.usage.Recycling.Outcome;
import bellbird.usage.RecyclingWork;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import bellbird.usage.UsageFileRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Suspended records are mended in bulk and go back in, each once. */
class SuspenseTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";
    private static final String LINE = TestUsage.LINE;
    private static final String STRANGER = "+447700900456";
    private static final String CARD = "234150000000003";
    private static final LocalDate OCTOBER_15 = LocalDate.of(2026, 10, 15);

    private final TestUsage usage = new TestUsage();
    private final TenantWork work = usage.work;
    private final RecyclingJob job;
    private final Suspense suspense;

    SuspenseTest() {
        work.add(new RecyclingTransactions());
        job = work.add(new RecyclingJob());
        suspense = work.add(new Suspense());
    }

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
            assertThat(work.database.query("select * from " + view)).as(view).isEmpty();
        }
        work.close();
    }

    @Test
    void suspended_records_are_grouped_by_what_would_mend_them() {
        load(
                "a.csv",
                call("r1", STRANGER, "2026-10-20T10:00:00", 60),
                call("r2", STRANGER, "2026-10-21T10:00:00", 61),
                call("r3", "+447700900457", "2026-10-21T10:00:00", 5),
                call("r4", LINE, "2026-10-21T10:00:00", 90_000),
                call("r5", LINE, "2026-10-21T10:00:00", 7).replace("+4420", "+9990"),
                call("r6", LINE, "2026-10-21T10:00:00", 60));
        assertThat(work.call(suspense::groups))
                .extracting(
                        group ->
                                "%s %s %s of %s, %s s"
                                        .formatted(
                                                group.mend(),
                                                group.reason(),
                                                group.sum().records(),
                                                group.causes(),
                                                group.sum().seconds()))
                .containsExactly(
                        "NUMBER error.usage.unknownNumber 3 of 2, 126 s",
                        "PROFILE error.usage.duration 1 of 1, 90000 s",
                        "PRICE error.usage.noPrice 1 of 1, 7 s");
        SuspenseCause first =
                work.call(() -> suspense.causes("error.usage.unknownNumber", 10)).getFirst();
        assertThat(first.detail()).isEqualTo("447700900456");
        assertThat(first.sum().records()).isEqualTo(2);
        assertThat(first.sum().firstUse()).isEqualTo(Instant.parse("2026-10-20T09:00:00Z"));
        assertThat(first.sum().waitingSince()).isEqualTo(work.now);
        assertThat(Mend.of("error.usage.conflict")).isEqualTo(Mend.LOOK);
    }

    @Test
    void a_number_mapped_to_a_line_from_a_day_on_lets_its_records_through() throws SQLException {
        UsageFileRow file =
                load(
                        "a.csv",
                        call("r1", STRANGER, "2026-10-14T10:00:00", 60),
                        call("r2", STRANGER, "2026-10-20T10:00:00", 4_061),
                        call("r3", LINE, "2026-10-21T10:00:00", 60),
                        "x");
        assertThat(file.counts()).isEqualTo(new FileCounts(4, 1, 2, 0, 1, 0));
        work.run(() -> suspense.mapNumber(STRANGER, "07700 900123", OCTOBER_15));
        Recycling done = recycle("error.usage.unknownNumber", null, "Second card of the line");
        assertThat(done.outcomes())
                .containsExactly(
                        new Outcome("RATED", "", 1),
                        new Outcome("SUSPENDED", "error.usage.unknownNumber", 1));
        assertThat(done.askedBy()).isEqualTo("Bo Clerk");
        assertThat(done.note()).isEqualTo("Second card of the line");
        assertThat(work.audit)
                .contains(
                        "map number to line: 447700900456 from 2026-10-15",
                        "recycle suspended usage: error.usage.unknownNumber");
        assertThat(work.call(() -> usage.files.get(file.id())).counts())
                .isEqualTo(new FileCounts(4, 2, 1, 0, 1, 0));
        assertThat(work.call(() -> usage.files.totals(file.id())))
                .containsExactly(
                        new FileTotal("REJECTED", "NONE", 1, BigInteger.ZERO),
                        new FileTotal("RATED", "VOICE", 2, BigInteger.valueOf(4_121)),
                        new FileTotal("SUSPENDED", "VOICE", 1, BigInteger.valueOf(60)));
        assertThat(work.database.query("select line_number, verdict, detail from recycled_record"))
                .containsExactly("3|RATED|447700900456");
    }

    @Test
    void a_card_mapped_to_a_line_from_a_day_on_lets_its_records_through_as_those_of_its_number()
            throws SQLException {
        UsageFileRow file =
                usage.load(
                        "a.csv",
                        HEADER.replace("bytes", "bytes,imsi")
                                + String.join(
                                        "\n",
                                        call("r1", "", "2026-10-14T10:00:00", 60) + "," + CARD,
                                        call("r2", "", "2026-10-20T10:00:00", 60) + "," + CARD,
                                        call("r3", LINE, "2026-10-21T10:00:00", 60) + "," + CARD));
        assertThat(file.counts()).isEqualTo(new FileCounts(3, 1, 2, 0, 0, 0));
        assertThat(work.call(suspense::groups))
                .singleElement()
                .returns(Mend.CARD, SuspenseGroup::mend);

        work.run(() -> suspense.mapCard(CARD, "07700 900123", OCTOBER_15));
        assertThat(recycle("error.usage.unknownCard", CARD, "Second card").outcomes())
                .containsExactly(
                        new Outcome("RATED", "", 1),
                        new Outcome("SUSPENDED", "error.usage.unknownCard", 1));
        assertThat(work.audit).contains("map card to line: " + CARD + " from 2026-10-15");
        assertThat(work.database.query("select record_key, served from usage_record order by 1"))
                .containsExactly("r2|447700900123", "r3|447700900123");
    }

    @Test
    void a_card_of_another_line_a_day_before_the_line_or_what_is_no_card_is_refused() {
        usage.line("+447700900124", CARD, "8944100000000000018");
        assertRefused("error.service.otherLine", CARD, OCTOBER_15);
        assertRefused("error.service.startsLater", "234150000000004", LocalDate.of(2026, 10, 1));
        assertRefused("error.imsi", "23415", OCTOBER_15);
    }

    private void assertRefused(String reason, String card, LocalDate from) {
        assertThatThrownBy(() -> work.run(() -> suspense.mapCard(card, LINE, from)))
                .hasMessageContaining(reason);
    }

    @Test
    void a_record_that_stays_says_why_it_stays_now() {
        UsageFileRow file =
                load(
                        "a.csv",
                        call("r1", STRANGER, "2026-10-20T10:00:00", 60).replace("+4420", "+9990"));
        work.run(() -> suspense.mapNumber(STRANGER, LINE.substring(1), OCTOBER_15));
        assertThat(recycle(null, null, "").outcomes())
                .containsExactly(new Outcome("SUSPENDED", "error.usage.noPrice", 1));
        assertThat(work.call(() -> usage.files.setAside(file.id(), null, 0, 9)))
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo("error.usage.noPrice"));
    }

    @Test
    void a_profile_that_was_mended_reads_its_suspended_records_anew() throws SQLException {
        UsageFileRow file =
                load(
                        "a.csv",
                        call("r1", LINE, "2026-10-20T10:00:00", 90_000),
                        call("r2", LINE, "2026-10-25T01:30:00", 60));
        work.database.execute(
                """
                update usage_feed
                   set profile = jsonb_set(jsonb_set(profile, '{limits,longestSeconds}', '100000'),
                                           '{ambiguousHour}', '"earlier"')""");
        assertThat(recycle(null, null, "Feed mended").through()).isEqualTo(2);
        assertThat(
                        work.database.query(
                                "select record_key, started_at at time zone 'UTC' from usage_record"
                                        + " order by 1"))
                .containsExactly("r1|2026-10-20 09:00:00", "r2|2026-10-25 00:30:00");
        assertThat(work.call(() -> usage.files.get(file.id())).counts())
                .isEqualTo(new FileCounts(2, 2, 0, 0, 0, 0));
    }

    @Test
    void what_waited_long_has_the_age_it_came_with() {
        load("a.csv", call("r1", STRANGER, "2026-10-20T10:00:00", 60));
        work.now = Instant.parse("2027-03-01T12:00:00Z");
        work.run(() -> suspense.mapNumber(STRANGER, LINE, OCTOBER_15));
        assertThat(recycle(null, null, "").through()).isEqualTo(1);
    }

    @Test
    void a_record_that_was_rated_meanwhile_is_a_duplicate() {
        load("a.csv", call("r1", STRANGER, "2026-10-20T10:00:00", 60));
        UsageFileRow second = load("b.csv", call("r1", STRANGER, "2026-10-20T10:00:00", 60), "");
        work.run(() -> suspense.mapNumber(STRANGER, LINE, OCTOBER_15));
        Recycling done = recycle(null, null, "");
        assertThat(done.outcomes())
                .containsExactly(
                        new Outcome("DUPLICATE", "error.usage.duplicate", 1),
                        new Outcome("RATED", "", 1));
        assertThat(work.call(() -> usage.files.get(second.id())).counts())
                .isEqualTo(new FileCounts(1, 0, 0, 1, 0, 0));
        assertThat(recycle(null, null, "").taken()).isZero();
    }

    @Test
    void killed_at_every_commit_a_recycling_ends_as_if_nothing_had_happened() throws SQLException {
        job.chunkSize = 2;
        StringBuilder lines = new StringBuilder(HEADER);
        for (int i = 0; i < 7; i++) {
            lines.append(call("r" + i, STRANGER, "2026-10-20T10:00:0" + i, 900)).append('\n');
        }
        load("a.csv", lines.substring(HEADER.length()));
        work.run(() -> suspense.mapNumber(STRANGER, LINE, OCTOBER_15));
        UUID id = work.call(() -> suspense.recycle(null, null, "")).id();
        Resumed run = new Resumed(id);
        int kills = 0;
        while (!run.done) {
            run.left = kills == 0 ? 1 : 2;
            try {
                job.run(run);
            } catch (IllegalStateException killed) {
                assertThat(killed).hasMessage("killed");
                kills++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(kills).isEqualTo(5);
        assertThat(work.call(() -> suspense.recyclings(0, 9)).getFirst().outcomes())
                .containsExactly(new Outcome("RATED", "", 7));
        assertThat(
                        work.database.query(
                                "select sum(amount), sum(included_quantity) from rated_usage"))
                .containsExactly("4.600000|4000");
    }

    @Test
    void a_number_of_another_line_or_a_day_before_the_line_is_refused() {
        assertThatThrownBy(() -> work.run(() -> suspense.mapNumber(LINE, LINE, OCTOBER_15)))
                .hasMessageContaining("error.service.otherLine");
        assertThatThrownBy(
                        () ->
                                work.run(
                                        () ->
                                                suspense.mapNumber(
                                                        STRANGER, LINE, LocalDate.of(2026, 10, 1))))
                .hasMessageContaining("error.service.startsLater");
        assertThatThrownBy(
                        () ->
                                work.run(
                                        () ->
                                                suspense.mapNumber(
                                                        STRANGER, "+447700900999", OCTOBER_15)))
                .hasMessageContaining("error.service.unknown");
        assertThatThrownBy(() -> work.run(() -> suspense.mapNumber("none", LINE, OCTOBER_15)))
                .hasMessageContaining("error.suspense.number");
    }

    @Test
    void what_goes_back_in_while_its_period_is_closed_is_billed_in_the_next() throws Exception {
        load(
                "a.csv",
                call("r1", LINE, "2026-10-19T10:00:00", 60),
                call("r2", STRANGER, "2026-10-20T10:00:00", 60));
        work.run(() -> suspense.mapNumber(STRANGER, LINE, OCTOBER_15));
        UUID id = work.call(() -> suspense.recycle(null, null, "")).id();
        CompletableFuture<Void> recycling =
                work.database.inTransaction(
                        closing -> {
                            close(closing);
                            CompletableFuture<Void> waiting =
                                    CompletableFuture.runAsync(() -> run(id));
                            untilSomebodyWaits(closing);
                            return waiting;
                        });
        recycling.get(60, TimeUnit.SECONDS);
        assertThat(
                        work.database.query(
                                "select record_key, period_from from rated_usage order by 1"))
                .containsExactly("r1|2026-10-01", "r2|2026-11-01");
    }

    /** October is closed, and came to nothing. */
    private static void close(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update bill_period set state = 'CLOSED', closed_at = now()");
            statement.execute(
                    """
                    insert into bill_run (id, cycle_day, period_from, period_to, state, started_at)
                    values ('00000000-0000-0000-0000-000000000007', 1, '2026-10-01', '2026-11-01', 'DONE', now())""");
            statement.execute(
                    """
                    insert into bill_run_account (run_id, account_id, state)
                    select '00000000-0000-0000-0000-000000000007', id, 'ZERO' from billing_account""");
        }
    }

    private static void untilSomebodyWaits(Connection connection) throws SQLException {
        try (PreparedStatement waiting =
                connection.prepareStatement(
                        "select exists (select from pg_locks where not granted)")) {
            boolean waits = false;
            while (!waits) {
                try (ResultSet row = waiting.executeQuery()) {
                    row.next();
                    waits = row.getBoolean(1);
                }
            }
        }
    }

    private void run(UUID recycling) {
        try {
            job.run(new Resumed(recycling));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recycling recycle(@Nullable String reason, @Nullable String detail, String note) {
        UUID id = work.call(() -> suspense.recycle(reason, detail, note)).id();
        assertThat(work.jobs).containsKey("usage-recycling " + id);
        run(id);
        Recycling done = work.call(() -> suspense.recyclings(0, 1)).getFirst();
        assertThat(done.finishedAt()).isNotNull();
        return done;
    }

    private UsageFileRow load(String name, String... lines) {
        return usage.load(name, HEADER + String.join("\n", lines));
    }

    private static String call(String key, String served, String start, int seconds) {
        return key + ",voice,out," + served + ",+442079460000," + start + "," + seconds + ",";
    }

    /** A run that can be killed and goes on at its checkpoint. */
    private static final class Resumed implements JobRun {
        private final UUID key;
        private String committed = "";
        private int left = Integer.MAX_VALUE;
        private boolean done;

        Resumed(UUID key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key.toString();
        }

        @Override
        public String payload() {
            return "{}";
        }

        @Override
        public String checkpoint() {
            return committed;
        }

        @Override
        public Instant dueAt() {
            return Instant.EPOCH;
        }

        @Override
        public void checkpoint(String checkpoint) {
            if (--left == 0) {
                throw new IllegalStateException("killed");
            }
            committed = checkpoint;
        }

        @Override
        public void finish(String checkpoint) {
            checkpoint(checkpoint);
            done = true;
        }
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
