package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.bill.IssuedMonth;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.kernel.job.JobRun;
import bellbird.testing.TenantDatabase;
import bellbird.usage.FileCounts;
import bellbird.usage.SetAsideRow;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageMonth;
import bellbird.usage.UsageMonth.Kept;
import bellbird.usage.UsageRetention;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long usage is kept (rule R24): whole months go, and never what somebody may still need. */
class UsageRetentionTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final TestUsage usage = new TestUsage();
    private final TenantDatabase database = usage.work.database;
    private final UsageRetention retention = usage.work.add(new UsageRetention());
    private final JobRun run = new TestUsage.KilledRun(new UUID(0, 0), Integer.MAX_VALUE);

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
            assertThat(database.query("select * from " + view)).as(view).isEmpty();
        }
        usage.close();
    }

    @Test
    void a_month_goes_whole_when_it_was_kept_long_enough_and_leaves_its_sums() throws SQLException {
        UsageFileRow file =
                load(
                        call("r1", "2026-10-13T10:00:00Z", 3_955),
                        call("r2", "2026-10-13T11:00:00Z", 61),
                        call("r2", "2026-10-13T11:00:00Z", 61),
                        "x");
        long before = size();
        nothingToCharge();
        usage.work.now = Instant.parse("2027-02-15T12:00:00Z");
        usage.work.run(() -> retention.keep(3));
        assertThat(usage.work.jobs.keySet())
                .anyMatch(job -> job.startsWith("usage-months policy/"));
        assertThat(usage.work.call(retention::due)).contains(OCTOBER);

        usage.work.run(() -> retention.drop(run, OCTOBER));

        assertThat(usage.work.audit).anyMatch(entry -> entry.startsWith("delete usage of a month"));
        assertThat(database.query("select count(*) from rated_usage")).containsExactly("0");
        assertThat(size()).isLessThan(before);
        assertThat(usage.work.call(retention::months))
                .filteredOn(month -> month.droppedAt() != null)
                .extracting(UsageMonth::month, UsageMonth::records)
                .containsExactly(tuple(OCTOBER, 2L));
        assertThat(database.query("select amount from dropped_rating")).containsExactly("0.032000");
        assertThat(database.query("select sum(quantity) from dropped_consumption"))
                .containsExactly("4000");
        assertThat(database.query("select count(*) from usage_file_content")).containsExactly("0");
        assertThat(usage.work.call(() -> usage.files.setAside(file.id(), null, 0, 10)))
                .extracting(SetAsideRow::original)
                .containsOnly("");
        assertThat(usage.work.call(() -> usage.files.get(file.id())).counts())
                .isEqualTo(new FileCounts(4, 2, 0, 1, 1, 0));
    }

    @Test
    void while_a_record_of_a_later_month_waits_in_a_file_its_line_is_kept() throws SQLException {
        usage.work.now = Instant.parse("2026-12-15T12:00:00Z");
        String waiting =
                call("r2", "2026-12-13T10:00:00Z", 60).replace(TestUsage.LINE, "+447700900199");
        UsageFileRow file = load(call("r1", "2026-10-13T10:00:00Z", 60), waiting);
        nothingToCharge();
        usage.work.run(() -> retention.keep(1));
        usage.work.run(() -> retention.drop(run, OCTOBER));

        assertThat(database.query("select count(*) from usage_record")).containsExactly("0");
        assertThat(usage.work.call(() -> usage.files.setAside(file.id(), null, 0, 10)))
                .extracting(SetAsideRow::original)
                .containsExactly(waiting.strip());
        assertThat(database.query("select count(*) > 0 from usage_file_content"))
                .containsExactly("t");
    }

    @Test
    void what_comes_after_its_month_was_dropped_is_set_aside_for_its_key_is_forgotten()
            throws SQLException {
        load(call("r1", "2026-10-13T10:00:00Z", 60));
        nothingToCharge();
        usage.work.now = Instant.parse("2026-12-15T12:00:00Z");
        usage.work.run(() -> retention.keep(1));
        usage.work.run(() -> retention.drop(run, OCTOBER));

        UsageFileRow file =
                load(
                        call("r1", "2026-10-13T10:00:00Z", 60),
                        call("r9", "2026-12-13T10:00:00Z", 60));

        assertThat(file.counts()).isEqualTo(new FileCounts(2, 1, 1, 0, 0, 0));
        assertThat(usage.work.call(() -> usage.files.setAside(file.id(), null, 0, 10)))
                .extracting(SetAsideRow::reason, SetAsideRow::detail)
                .containsExactly(tuple("error.usage.dropped", "2026-10"));
    }

    @Test
    void usage_is_kept_until_it_was_billed_and_while_somebody_holds_it() throws SQLException {
        load(call("r1", "2026-10-13T10:00:00Z", 60));
        usage.work.now = Instant.parse("2027-06-15T12:00:00Z");
        assertThat(kept()).isEqualTo(Kept.NO_POLICY);
        usage.work.run(() -> retention.keep(12));
        assertThat(kept()).isEqualTo(Kept.YOUNG);
        usage.work.run(() -> retention.keep(6));
        assertThat(kept()).isEqualTo(Kept.UNBILLED);
        nothingToCharge();
        String account = database.query("select number from billing_account").getFirst();
        usage.work.run(() -> retention.hold(account, "Dispute of the October bill"));
        assertThat(kept()).isEqualTo(Kept.HELD);
        usage.work.run(() -> retention.drop(run, OCTOBER));
        assertThat(database.query("select count(*) from rated_usage")).containsExactly("1");
        UUID hold = usage.work.call(retention::holds).getFirst().id();
        usage.work.run(() -> retention.lift(hold));
        assertThat(usage.work.call(retention::holds)).isEmpty();
        assertThat(kept()).isNull();
        assertThat(
                        catchThrowableOfType(
                                BellbirdException.class,
                                () -> usage.work.run(() -> retention.hold("A-none", "x"))))
                .isNotNull();
    }

    @Test
    void the_months_that_come_are_there_before_their_usage() throws SQLException {
        usage.work.run(() -> retention.ahead(run));
        assertThat(usage.work.call(retention::months))
                .extracting(UsageMonth::month)
                .contains(OCTOBER, OCTOBER.plusMonths(1), OCTOBER.plusMonths(2));
        assertThat(usage.work.jobs)
                .containsEntry("usage-months 2026-11", Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void a_bill_goes_on_to_add_up_to_what_was_rated() throws SQLException {
        TenantDatabase billed = IssuedMonth.create();
        billed.execute("insert into usage_retention values (true, 1, now(), 'owner')");
        assertThat(billed.query("select drop_usage_month('2026-10-01', '2026-11-30')"))
                .containsExactly("YOUNG");
        assertThat(billed.query("select drop_usage_month('2026-10-01', '2026-12-01')"))
                .containsExactly("");
        assertThat(billed.query("select drop_usage_month('2026-10-01', '2026-12-01')"))
                .containsExactly("GONE");
        assertThat(billed.query("select count(*) from usage_record")).containsExactly("0");
        List<InvariantResult> results =
                billed.inTransaction(connection -> new InvariantViews(connection).check());
        assertThat(results)
                .allSatisfy(result -> assertThat(result.holds()).as(result.toString()).isTrue());
    }

    private @Nullable Kept kept() {
        return usage.work.call(retention::months).stream()
                .filter(month -> month.month().equals(OCTOBER))
                .findFirst()
                .orElseThrow()
                .kept();
    }

    private long size() {
        return usage.work.call(retention::months).stream()
                .filter(month -> month.droppedAt() == null)
                .mapToLong(UsageMonth::bytes)
                .sum();
    }

    /** October was billed, and came to nothing. */
    private void nothingToCharge() throws SQLException {
        UUID runId = new UUID(7, 7);
        database.execute("update bill_period set state = 'CLOSED', closed_at = now()");
        database.execute(
                "insert into bill_run (id, cycle_day, period_from, period_to, state, started_at)"
                        + " values (?, 1, '2026-10-01', '2026-11-01', 'DONE', now())",
                runId);
        database.execute(
                "insert into bill_run_account (run_id, account_id, state) select ?, id, 'ZERO' from billing_account",
                runId);
    }

    private UsageFileRow load(String... lines) {
        byte[] content =
                ("record_id,service,direction,served,other,start,seconds,bytes\n"
                                + String.join("", lines))
                        .getBytes(StandardCharsets.UTF_8);
        return usage.process(
                usage.receive(null, "usage.csv", new ByteArrayInputStream(content)).fileId());
    }

    private static String call(String key, String start, int seconds) {
        return "%s,voice,out,%s,+442079460000,%s,%d,\n"
                .formatted(key, TestUsage.LINE, start, seconds);
    }
}
