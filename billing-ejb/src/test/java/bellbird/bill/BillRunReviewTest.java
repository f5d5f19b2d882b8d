package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing is issued before people said yes, and they stop what looks wrong. */
class BillRunReviewTest extends ReviewedBills {

    private static final String SUMS =
            "select kind, usage_service, net_minor from bill_run_sum order by kind";

    BillRunReviewTest() throws SQLException {}

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
}
