package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.job.LostJobException;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Fault F01 in one process: the worker dies at every commit, and another goes on. */
class BillRunCrashTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final String RUN = "1/2026-10-01";
    private static final int ACCOUNTS = 7;
    private static final int CHUNK = 2;

    /** Collect, four chunks, finish. */
    private static final int COMMITS = 6;

    private final TestBilling billing;

    BillRunCrashTest() throws SQLException {
        billing = new TestBilling(LocalDate.of(2026, 11, 1)).inChunksOf(CHUNK);
        TestTenant tenant = new TestTenant(billing.database);
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        for (int i = 0; i < ACCOUNTS; i++) {
            TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
            Instant start = Instant.parse("2026-10-15T10:00:00Z");
            tenant.usage(line, start, OCTOBER, "VOICE", "Ireland", 61 + i, "0.12" + i);
        }
    }

    @Test
    void killed_at_any_commit_the_run_ends_with_the_same_bills() throws SQLException {
        List<String> undisturbed = undisturbed();
        for (int commit = 1; commit <= COMMITS; commit++) {
            billing.clear();
            billing.crashAtCommit(commit);
            assertThatThrownBy(() -> billing.run(RUN))
                    .as("commit " + commit)
                    .isInstanceOf(TestBilling.Crash.class);
            billing.run(RUN);
            assertThat(billing.bills()).as("killed at commit " + commit).isEqualTo(undisturbed);
            assertThat(billing.database.query("select count(*) from test_fact"))
                    .containsExactly("" + ACCOUNTS);
            Holding.assertInvariants(billing.database);
        }
    }

    @Test
    void killed_at_every_commit_the_run_still_ends() throws SQLException {
        List<String> undisturbed = undisturbed();
        billing.clear();
        for (int commit = 0; commit < COMMITS; commit++) {
            billing.crashAtCommit(2);
            try {
                billing.run(RUN);
            } catch (TestBilling.Crash expected) {
                continue;
            }
        }
        billing.crashAtCommit(Integer.MAX_VALUE);
        billing.run(RUN);
        assertThat(billing.bills()).isEqualTo(undisturbed);
        Holding.assertInvariants(billing.database);
    }

    @Test
    void a_worker_that_lost_its_job_commits_nothing_more() throws SQLException {
        long mine = billing.claim(RUN);
        billing.step(RUN, mine);
        long others = billing.claim(RUN);
        assertThatThrownBy(() -> billing.step(RUN, mine)).isInstanceOf(LostJobException.class);
        assertThat(billing.bills()).isEmpty();
        while (billing.step(RUN, others)) {}
        assertThat(billing.bills()).hasSize(ACCOUNTS);
        Holding.assertInvariants(billing.database);
    }

    @Test
    void sixteen_runs_started_at_once_make_one() throws Exception {
        billing.atOnce(16, RUN);
        assertThat(billing.database.query("select state from bill_run")).containsExactly("DONE");
        assertThat(billing.bills()).hasSize(ACCOUNTS);
        assertThat(billing.database.query("select count(*) from test_fact"))
                .containsExactly("" + ACCOUNTS);
        Holding.assertInvariants(billing.database);
    }

    @Test
    void a_number_that_was_rolled_back_is_given_again() throws SQLException {
        long token = billing.claim(RUN);
        billing.step(RUN, token);
        try (Connection connection = billing.database.connect()) {
            billing.step(connection, RUN, token);
            connection.rollback();
        }
        billing.run(RUN);
        assertThat(billing.database.query("select min(number), max(number) from customer_bill"))
                .containsExactly("1|" + ACCOUNTS);
    }

    private List<String> undisturbed() throws SQLException {
        billing.run(RUN);
        List<String> bills = billing.bills();
        assertThat(bills).hasSize(ACCOUNTS);
        return bills;
    }
}
