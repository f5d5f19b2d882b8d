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
 * Fault F01 over a run that people approve: it collects, calculates, hears the second biller,
 * waits, two people say yes, the canary is issued, somebody looks, and the rest is issued. The
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

    ReviewedRunCrashTest() throws SQLException {
        TestTenant tenant = new TestTenant(billing.database);
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        for (int i = 0; i < ACCOUNTS; i++) {
            TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
            Instant start = Instant.parse("2026-10-15T10:00:00Z");
            tenant.usage(line, start, OCTOBER, "VOICE", "Ireland", 61 + i, "0.12" + i);
        }
        billing.database.execute(
                "insert into bill_run_policy (approvals, second_opinion) values (2, true)");
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
        assertThat(commits).as("each stage is a commit at least").isGreaterThanOrEqualTo(13);
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
                                           (select count(*) from bill_run_approval), last_number
                                      from number_series"""))
                    .as("killed at commit " + commit)
                    .containsExactly(ACCOUNTS + "|0|2|" + ACCOUNTS);
            Holding.assertInvariants(billing.database);
        }
    }

    /** Workers and people do what is next, wherever it stands. */
    private void untilDone() throws SQLException {
        for (String stands = ""; !stands.equals("DONE|"); stands = stands()) {
            switch (stands) {
                case "REVIEW|" -> approve();
                case "ISSUING|CANARY" ->
                        billing.committed(
                                connection -> new RunDecisionTable(connection, ID).resume());
                default -> billing.run(RUN);
            }
        }
    }

    /** Each person in a transaction of their own; the second one's yes is enough. */
    private void approve() throws SQLException {
        for (String person : List.of("ines", "tomas")) {
            billing.committed(
                    connection -> {
                        RunDecisionTable table = new RunDecisionTable(connection, ID);
                        table.lock();
                        RunApprovals approvals = table.approvals();
                        approvals.add(person, person, NOW);
                        return approvals.all().size() == 2 && table.release(true);
                    });
        }
    }

    private String stands() throws SQLException {
        return billing.database.query("select state, held from bill_run").stream()
                .findFirst()
                .orElse("");
    }
}
