package bellbird.system.isolation;

import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Two operators that differ in nothing but a word: the same customers, plans, bills and questions
 * under the same ids and numbers, and in every field of words their own canary.
 *
 * @param first whose people attack
 * @param second what they must not see
 * @param ownIds by table, the one id that only the second has
 * @param sharedIds by table, an id that both have
 */
record Twins(
        Operator first,
        Operator second,
        Map<String, String> ownIds,
        Map<String, String> sharedIds) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Sign-in of a subscriber of the first, with {@link Operators#PASSWORD} once accepted. */
    String subscriberEmail() {
        return Canary.of(first) + "-subscriber@subscribers.example";
    }

    /**
     * Whether the subscriber has accepted the invitation, maybe in an earlier run on this stack.
     */
    boolean hasSubscriber() {
        try (Sql sql = Sql.open()) {
            return !sql.texts(
                            "select subject from %s.sign_in where email = '%s'"
                                    .formatted(first.schema(), subscriberEmail()))
                    .isEmpty();
        }
    }

    /** Made once for all tests of a run. */
    static Twins get() {
        return Holder.TWINS;
    }

    private static final class Holder {
        static final Twins TWINS = make();
    }

    private static Twins make() {
        Operator first = Operators.first();
        Operator second = Operators.second();
        try (Sql sql = Sql.open()) {
            awaitQuiet(sql, "larkspur");
            awaitQuiet(sql, first.shortName());
            awaitQuiet(sql, second.shortName());
            TwinData data = new TwinData(sql, first, second);
            data.fill();
            sql.run(
                    """
                    update %1$s.sign_in set customer_id = (select id from %1$s.customer order by id limit 1)
                     where role = 'subscriber'"""
                            .formatted(first.schema()));
            Map<String, String> own = data.ownIds();
            Map<String, String> shared = data.sharedIds(own);
            own.put("invitation.token", "own");
            shared.put("invitation.token", "open");
            own.put("usage_record.record_key", data.ownRecord());
            shared.put("usage_record.record_key", data.sharedRecord());
            own.put("control.sign_up", signUp(sql, second));
            shared.put("control.sign_up", signUp(sql, first));
            return new Twins(first, second, own, shared);
        }
    }

    private static String signUp(Sql sql, Operator operator) {
        return sql.text(
                "select id from control.sign_up where short_name = '%s' and state = 'DONE'"
                        .formatted(operator.shortName()));
    }

    /** Waits until the operator has nothing more to do by itself; the demo month takes a while. */
    private static void awaitQuiet(Sql sql, String shortName) {
        String schema =
                "t_"
                        + sql.text(
                                "select code from control.tenant where short_name = '%s'"
                                        .formatted(shortName));
        String busy =
                """
                select (select count(*) from %1$s.job where state in ('WAITING', 'RUNNING') and not business
                          and due_at < now() + interval '1 minute')
                     + (select count(*) from %1$s.tenant_clock where target is not null)
                     + (select count(*) from %1$s.outbox where delivered_at is null and not parked)
                     + (select count(*) from %1$s.usage_file where state in ('REGISTERED', 'PROCESSING'))"""
                        .formatted(schema);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!sql.texts(busy).equals(List.of("0"))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(shortName + " is still at work");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
