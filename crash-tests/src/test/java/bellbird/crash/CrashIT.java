package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The money jobs survive that the line to the database breaks, at every commit. */
class CrashIT {

    /** The money jobs beside provisioning, by the works they are made of. */
    static final List<List<String>> JOBS =
            List.of(
                    List.of("intake"),
                    List.of("usage-file"),
                    List.of("bill-run"),
                    List.of("render-bill"),
                    List.of("send-mail"),
                    List.of("checkout"),
                    List.of("webhook", "payment-event"),
                    List.of("usage-recycling"),
                    List.of("usage-sessions"));

    /** The run that people decide about. */
    private static final List<String> REVIEWED = List.of(ReviewedRun.WORK, ReviewedRun.DECISIONS);

    /**
     * Between jobs the line breaks at the first and every 15th commit, and in the deep run at all.
     */
    private static final int BETWEEN_JOBS = 15;

    private final Calm calm = Calm.get();

    /** What is compared would show a cent, a byte of a document, a row too many. */
    @Test
    void planted_differences_are_seen() {
        Operator operator = calm.month.operators().getFirst();
        TenantState before = operator.state();
        PLANTED.forEach(
                (table, sql) ->
                        calm.month.sql().unchecked(List.of(sql.formatted(operator.schema()))));
        assertThat(before.differences(operator.state()))
                .filteredOn(line -> !line.startsWith(" "))
                .extracting(line -> line.split(":", 2)[0])
                .containsExactlyInAnyOrderElementsOf(PLANTED.keySet());
    }

    private static final Map<String, String> PLANTED =
            Map.of(
                    "posting",
                    "update %s.posting set amount_minor = amount_minor + 1 where number = 1",
                    "bill_file",
                    "update %s.bill_file set content = content || 'x'::bytea, sha256 = encode(sha256(content || 'x'::bytea), 'hex')",
                    "customer_bill",
                    "update %s.customer_bill set document = (document::text || ' ')::json",
                    "rated_usage",
                    "update %s.rated_usage set amount = amount + 0.000001",
                    "mail_attachment",
                    "delete from %s.mail_attachment",
                    "outbox",
                    "insert into %1$s.outbox select gen_random_uuid(), type, subject, data, published_at from %1$s.outbox limit 1");

    /** Else nothing of it would have been disturbed. */
    @Test
    void what_came_late_is_rated_and_was_put_in_order() {
        for (Operator operator : calm.month.operators()) {
            assertThat(operator.late().outcome())
                    .containsExactly(
                            "late-1 rated again",
                            "late-2 rated again",
                            "late-3 rated again",
                            "part-1 rated again",
                            "part-2 rated again");
        }
    }

    /** One operator's line breaks before, another's after each commit; the third sees nothing. */
    @Test
    void the_line_to_the_database_breaks_at_every_commit() {
        Operator first = calm.month.operators().get(0);
        Operator second = calm.month.operators().get(1);
        BrokenLine before =
                new BrokenLine(first.schema(), false, calm.commitsOfOneJob(first), BETWEEN_JOBS, 1);
        BrokenLine after =
                new BrokenLine(
                        second.schema(), true, calm.commitsOfOneJob(second), BETWEEN_JOBS, 1);
        calm.holds(
                "line broken before every commit of one, after every commit of another operator",
                commit ->
                        before.on(commit) == CommitDriver.Verdict.FAIL
                                ? CommitDriver.Verdict.FAIL
                                : after.on(commit),
                true,
                0);
        System.out.println("  broken before: " + before.broken() + ", after: " + after.broken());
        for (BrokenLine line : List.of(before, after)) {
            assertThat(line.broken().keySet())
                    .containsAll(JOBS.stream().flatMap(List::stream).toList())
                    .containsAll(REVIEWED)
                    .contains("claim", "clock", "outbox");
        }
    }
}
