package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Fault F01 over a run that people approve: it collects, calculates, hears the second biller, and
 * waits; all drafts are rejected and made again, with a pause; somebody takes an alarm upon
 * themselves, two people say yes, the canary is issued, somebody looks, and the rest is issued. The
 * machine stops at every commit of it, theirs included; then the others go on.
 */
class ReviewedRunCrashTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Instant NOW = NOVEMBER.atStartOfDay(TestBilling.ZONE).toInstant();
    private static final String RUN = "1/2026-10-01";
    private static final UUID ID =
            BillIds.ofRun(CycleSpecification.monthly(1), new Period(OCTOBER, NOVEMBER));
    private static final int ACCOUNTS = 4;

    private final TestBilling billing = new TestBilling(NOVEMBER).inChunksOf(2);
    private boolean paused;

    ReviewedRunCrashTest() throws SQLException {
        TestTenant tenant = new TestTenant(billing.database);
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        for (int i = 0; i < ACCOUNTS; i++) {
            TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
            Instant start = Instant.parse("2026-10-15T10:00:00Z");
            tenant.usage(line, start, OCTOBER, "VOICE", "Ireland", 61 + i, "0.12" + i);
        }
        billing.setPolicy(new BillRunPolicy(2, true, 0));
        billing.setOpinion(
                (connection, accounts, period) ->
                        accounts.stream()
                                .collect(
                                        Collectors.toMap(
                                                account -> account,
                                                account -> new SecondOpinion.Beyond("price"))));
    }

    @Test
    void killed_at_any_commit_it_ends_with_the_same_bills() throws SQLException {
        int before = billing.commits();
        untilDone();
        int commits = billing.commits() - before;
        assertThat(commits).as("each stage is a commit at least").isGreaterThanOrEqualTo(23);
        List<String> undisturbed = billing.bills();
        assertThat(undisturbed).hasSize(ACCOUNTS);
        for (int commit = 1; commit <= commits; commit++) {
            billing.clear();
            billing.crashAtCommit(commit);
            assertThatThrownBy(this::untilDone)
                    .as("commit " + commit)
                    .isInstanceOf(TestBilling.Crash.class);
            billing.crashAtCommit(Integer.MAX_VALUE);
            untilDone();
            assertThat(billing.bills()).as("killed at commit " + commit).isEqualTo(undisturbed);
            assertThat(
                            billing.database.query(
                                    """
                                    select (select count(*) from test_fact), (select count(*) from bill_draft),
                                           (select count(*) from bill_run_approval),
                                           (select count(*) from bill_run_waiver), last_number
                                      from number_series"""))
                    .as("killed at commit " + commit)
                    .containsExactly(ACCOUNTS + "|0|2|1|" + ACCOUNTS);
            Holding.assertInvariants(billing.database);
        }
    }

    /** Workers and people do what is next, wherever it stands; a worker one piece of it. */
    private void untilDone() throws SQLException {
        paused = false;
        for (String stands = ""; !stands.startsWith("DONE"); stands = stands()) {
            switch (stands) {
                case "REVIEW||1|2" -> decide(table -> table.discard(BillRunState.REJECTED));
                case "REJECTED||2|0" -> decide(table -> table.discard(BillRunState.RUNNING));
                case "RUNNING||3|1" -> pauseOnce();
                case "REVIEW||3|2" -> approve();
                case "RUNNING|PAUSED|3|1", "ISSUING|CANARY|3|2" -> decide(RunDecisionTable::resume);
                default -> work();
            }
        }
    }

    private void work() throws SQLException {
        billing.step(RUN, billing.claim(RUN));
    }

    private void pauseOnce() throws SQLException {
        if (paused) {
            work();
        } else {
            decide(RunDecisionTable::pause);
            paused = true;
        }
    }

    private interface Decision<R> {
        R of(RunDecisionTable table) throws SQLException;
    }

    private <R> R decide(Decision<R> decision) throws SQLException {
        return billing.committed(
                connection -> {
                    RunDecisionTable table = new RunDecisionTable(connection, ID);
                    table.lock();
                    return decision.of(table);
                });
    }

    /** Each in a transaction of its own; the second person's yes is enough. */
    private void approve() throws SQLException {
        decide(table -> table.waive("GAP/1", "It is on its way", "ines", "Ines", NOW));
        for (String person : List.of("ines", "tomas")) {
            decide(
                    table -> {
                        RunApprovals approvals = table.approvals();
                        approvals.add(person, person, NOW);
                        return approvals.all().size() == 2 && table.release(true);
                    });
        }
    }

    /** State, hold, round and how many chunks are drafts. */
    private String stands() throws SQLException {
        return billing
                .database
                .query(
                        """
                        select r.state, r.held, r.round,
                               (select (count(*) + 1) / 2 from bill_draft where run_id = r.id) from bill_run r""")
                .stream()
                .findFirst()
                .orElse("");
    }
}
