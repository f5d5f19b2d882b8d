package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The money jobs survive that the line to the database breaks, at every commit. */
@Tag("deep")
class CrashIT {

    /** The money jobs, by the works they are made of. */
    static final List<List<String>> JOBS =
            List.of(
                    List.of("provisioning"),
                    List.of("intake"),
                    List.of("usage-file"),
                    List.of("bill-run"),
                    List.of("render-bill"),
                    List.of("send-mail"),
                    List.of("checkout"),
                    List.of("webhook", "payment-event"));

    private static final int EVERY = 3;

    private final Calm calm = Calm.get();

    @Test
    void an_undisturbed_month_ends_the_same_again() {
        assertThat(calm.commits().keySet())
                .containsAll(JOBS.stream().flatMap(List::stream).toList())
                .contains("claim", "clock", "outbox");
        calm.holds("undisturbed", commit -> CommitDriver.Verdict.GO_ON, false, 1);
    }

    /** What is compared would show a cent, a byte of a document, a row too many. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update %s.posting set amount_minor = amount_minor + 1 where number = 1",
                "update %s.bill_file set content = content || 'x'::bytea",
                "update %s.customer_bill set document = (document::text || ' ')::json",
                "update %s.rated_usage set amount = amount + 0.000001",
                "delete from %s.mail_attachment",
                "insert into %1$s.outbox select gen_random_uuid(), type, subject, data, published_at from %1$s.outbox limit 1"
            })
    void a_planted_difference_is_seen(String planted) {
        TenantState before = calm.month.state();
        calm.month.sql().unchecked(List.of(planted.formatted(calm.month.schema())));
        assertThat(before.differences(calm.month.state())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "2,false", "0,true", "1,true", "2,true"})
    void the_line_to_the_database_breaks_at_every_commit(int remainder, boolean after) {
        BrokenLine script = new BrokenLine(EVERY, remainder, after, calm.commits());
        String trouble =
                "line broken %s every commit whose number leaves %d when divided by %d"
                        .formatted(after ? "after" : "before", remainder, EVERY);
        calm.holds(trouble, script, true, 0);
        System.out.println("  broken: " + script.broken());
        assertThat(calm.stack.driver().counted().get("claim"))
                .as("jobs were claimed again")
                .isGreaterThan(calm.commits().get("claim"));
    }
}
