package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.job.JobRun;
import bellbird.testing.TenantWork;
import bellbird.usage.FileCounts;
import bellbird.usage.RecyclingWork;
import bellbird.usage.Suspense;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A month costs and takes the same in whatever order its files came: what came out of order is
 * rated again, in order, before it is billed. The allowance of 4,000 seconds ends in the middle.
 */
class UsageOrderTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";
    private static final String STRANGER = "+447700900456";
    private static final int FILES = 5;

    @Test
    void files_in_any_order_cost_and_take_the_same() throws SQLException {
        Result inOrder = load(List.of(1, 2, 3, 4, 5));
        assertThat(inOrder.disordered).isFalse();
        // 510 + 610 + 520 + 620 + 530 + 630 are 3,420 of 4,000 seconds
        assertThat(inOrder.after)
                .contains("f4-0|0|540|0.000000", "f4-1|600|40|1.200000", "f5-0|550|0|1.100000");
        for (List<Integer> order :
                List.of(List.of(5, 4, 3, 2, 1), List.of(1, 2, 4, 5, 3), List.of(2, 5, 1, 4, 3))) {
            Result permuted = load(order);
            assertThat(permuted.disordered).as("%s", order).isTrue();
            assertThat(permuted.before).as("%s", order).isNotEqualTo(inOrder.after);
            assertThat(permuted.after).as("%s", order).isEqualTo(inOrder.after);
        }
    }

    @Test
    void a_file_that_is_not_sorted_costs_what_it_would_sorted() throws SQLException {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 40)
                .forEach(i -> lines.add(call("r" + i, LINE, "2026-10-20T10:%02d:00", i, 90 + i)));
        Result sorted = load(Map.of(1, lines), List.of(1), 3);
        assertThat(sorted.disordered).isFalse();
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(7));
        Result restored = load(Map.of(1, shuffled), List.of(1), 3);
        assertThat(restored.disordered).isTrue();
        assertThat(restored.after).isEqualTo(sorted.after);
    }

    @Test
    void usage_that_the_allowance_pays_whatever_the_order_is_left_alone() throws SQLException {
        Map<Integer, List<String>> small =
                Map.of(
                        1, List.of(call("a", LINE, "2026-10-20T10:%02d:00", 1, 60)),
                        2, List.of(call("b", LINE, "2026-10-21T10:%02d:00", 1, 60)));
        assertThat(load(small, List.of(2, 1), 5_000).disordered).isFalse();
    }

    @Test
    void recycled_records_are_rated_as_if_they_had_never_waited() throws SQLException {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            known.add(call("r" + i, LINE, "2026-10-20T10:%02d:00", i, 700));
            unknown.add(
                    call("r" + i, i % 2 == 0 ? STRANGER : LINE, "2026-10-20T10:%02d:00", i, 700));
        }
        Result atOnce = load(Map.of(1, known), List.of(1), 5_000);
        try (TestUsage usage = new TestUsage()) {
            Setup setup = new Setup(usage, 5_000);
            assertThat(setup.load(1, unknown)).isEqualTo(new FileCounts(9, 4, 5, 0, 0, 0));
            Suspense suspense = usage.work.add(new Suspense());
            usage.work.run(
                    () -> suspense.mapNumber(STRANGER, TestUsage.LINE, LocalDate.of(2026, 10, 12)));
            usage.work.add(new Transactions(usage.work));
            RecyclingJob job = usage.work.add(new RecyclingJob());
            UUID id = usage.work.call(() -> suspense.recycle(null, null, "")).id();
            try {
                job.run(new TestUsage.KilledRun(id, Integer.MAX_VALUE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Result result = setup.result();
            assertThat(result.disordered).isTrue();
            assertThat(result.after).isEqualTo(atOnce.after);
            assertThat(
                            usage.work.database.query(
                                    "select count(*), sum(amount) from superseded_usage"))
                    .containsExactly("9|4.600000");
        }
    }

    private static final String LINE = TestUsage.LINE;

    private static Result load(List<Integer> order) throws SQLException {
        Map<Integer, List<String>> files = new LinkedHashMap<>();
        for (int file = 1; file <= FILES; file++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String start = "2026-10-" + (12 + file) + "T10:%02d:00";
                lines.add(call("f" + file + "-" + i, LINE, start, i, 500 + 100 * i + 10 * file));
            }
            files.put(file, lines);
        }
        return load(files, order, 5_000);
    }

    private static Result load(Map<Integer, List<String>> files, List<Integer> order, int chunkSize)
            throws SQLException {
        try (TestUsage usage = new TestUsage()) {
            Setup setup = new Setup(usage, chunkSize);
            for (int file : order) {
                setup.load(file, Objects.requireNonNull(files.get(file)));
            }
            return setup.result();
        }
    }

    /** What a month costs and takes, before and after it is put in order. */
    private record Result(boolean disordered, List<String> before, List<String> after) {}

    /** An operator whose files have numbers. */
    private static final class Setup {

        private final TestUsage usage;
        private final TenantWork work;

        Setup(TestUsage usage, int chunkSize) throws SQLException {
            this.usage = usage;
            work = usage.work;
            usage.job.chunkSize = chunkSize;
            usage.numberFiles();
        }

        FileCounts load(int number, List<String> lines) {
            return usage.load("f" + number + ".csv", HEADER + String.join("\n", lines)).counts();
        }

        Result result() throws SQLException {
            List<String> before = snapshot();
            List<UUID> accounts =
                    work.database.query("select account_id from usage_disorder").stream()
                            .map(UUID::fromString)
                            .toList();
            work.database.inTransaction(
                    connection -> {
                        UsageOrder order = new UsageOrder(connection, work.profile());
                        for (UUID account : accounts) {
                            order.restore(account, work.now);
                        }
                        assertThat(order.among(accounts)).isEmpty();
                        return true;
                    });
            for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
                assertThat(work.database.query("select * from " + view)).as(view).isEmpty();
            }
            return new Result(!accounts.isEmpty(), before, snapshot());
        }

        private List<String> snapshot() throws SQLException {
            List<String> lines =
                    new ArrayList<>(
                            work.database.query(
                                    "select record_key, charged_quantity, included_quantity, amount"
                                            + " from rated_usage order by started_at, record_key"));
            lines.addAll(
                    work.database.query(
                            "select service, granted, consumed, remaining, rolled"
                                    + " from allowance_bucket order by service"));
            lines.addAll(
                    work.database.query(
                            "select record_key, quantity, remaining_before"
                                    + " from allowance_consumption order by started_at"));
            return lines;
        }
    }

    private static final class Transactions extends RecyclingWork {

        private final TenantWork work;

        Transactions(TenantWork work) {
            this.work = work;
        }

        @Override
        public Optional<Piece> next(UUID recycling, Place after, int most) {
            return work.call(() -> super.next(recycling, after, most));
        }

        @Override
        public void finish(JobRun run, UUID recycling) {
            work.run(() -> super.finish(run, recycling));
        }
    }

    /**
     * @param start with a place for the minute
     */
    private static String call(String key, String served, String start, int minute, int seconds) {
        return "%s,voice,out,%s,+442079460000,%s,%d,"
                .formatted(key, served, start.formatted(minute), seconds);
    }
}
