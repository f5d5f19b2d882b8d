package bellbird.crash;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An operator's run that people decide about: of some accounts whose periods end a day after those
 * of the others.
 */
final class ReviewedRun {

    /** The work that its commits are counted as. */
    static final String WORK = "reviewed-run";

    /** The work that people's decisions are counted as, each a commit. */
    static final String DECISIONS = "decision";

    private static final int DAY = 2;
    private static final int SUBSCRIBERS = 4;

    private final Sql sql;
    private final String schema;

    ReviewedRun(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    /** Day of the month on which periods of this subscriber's account begin. */
    static int cycleDay(int subscriber) {
        return subscriber < SUBSCRIBERS ? DAY : 1;
    }

    /** Whether a bill run's job is of this run. */
    static boolean has(String jobKey) {
        return jobKey.startsWith(DAY + "/");
    }

    /** As the first order of such an account does. */
    void schedule(LocalDate today) {
        LocalDate from = today.minusDays(DAY - 1).withDayOfMonth(DAY);
        sql.update(
                """
                insert into %s.job (id, kind, key, payload, business, due_at, state, created_at)
                values (gen_random_uuid(), 'bill-run', ?, '{}', true, ?, 'WAITING', now())"""
                        .formatted(schema),
                DAY + "/" + from,
                Timestamp.from(cutOff(from.plusMonths(1).withDayOfMonth(1))));
    }

    /**
     * When its period ends.
     *
     * @param first of a month
     */
    static Instant cutOff(LocalDate first) {
        return first.withDayOfMonth(DAY).atStartOfDay(Operator.ZONE).toInstant();
    }

    /** As the page of bill runs does. */
    void wantTwoApprovals() {
        sql.update(
                """
                insert into %s.bill_run_policy (approvals, second_opinion, wait_hours) values (2, true, 0)
                on conflict (only_one) do update set approvals = 2, second_opinion = true"""
                        .formatted(schema));
    }

    /** Id of the run; empty before there is one. */
    String id() {
        return sql
                .texts("select id from %s.bill_run where cycle_day = %d".formatted(schema, DAY))
                .stream()
                .findFirst()
                .orElse("");
    }

    /** Where it stands, such as {@code REVIEW, round 2, 1 waivers, 1 approvals}. */
    String stands() {
        return sql
                .texts(
                        """
                        select concat(r.state, ' ' || r.held, ', round ', r.round, ', ',
                                      (select count(*) from %1$s.bill_run_waiver where run_id = r.id), ' waivers, ',
                                      (select count(*) from %1$s.bill_run_approval
                                        where (run_id, round) = (r.id, r.round)), ' approvals')
                          from %1$s.bill_run r where r.cycle_day = %2$d"""
                                .formatted(schema, DAY))
                .stream()
                .findFirst()
                .orElse("");
    }
}
