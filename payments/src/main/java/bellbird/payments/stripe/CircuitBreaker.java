package bellbird.payments.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps callers from waiting for an account that does not answer: after some silent calls in a row
 * the next are refused at once, for a pause, and then one at a time tries again. One per account,
 * since limits are per account.
 */
final class CircuitBreaker {

    static final int SILENT_CALLS = 5;
    static final Duration PAUSE = Duration.ofSeconds(30);

    /**
     * @param silent calls without an answer since the last one with
     * @param closedUntil nobody may call before
     */
    private record State(int silent, Instant closedUntil) {}

    private final Clock clock;
    private final Map<String, State> accounts = new ConcurrentHashMap<>();

    CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether to call now; after a pause the first who asks tries for all. */
    boolean allows(String account) {
        Instant now = clock.instant();
        AtomicBoolean allowed = new AtomicBoolean(true);
        accounts.computeIfPresent(
                account,
                (_, state) -> {
                    if (state.silent() < SILENT_CALLS) {
                        return state;
                    }
                    allowed.set(!now.isBefore(state.closedUntil()));
                    return allowed.get() ? new State(state.silent(), now.plus(PAUSE)) : state;
                });
        return allowed.get();
    }

    /** The account answered, whatever it said. */
    void answered(String account) {
        accounts.remove(account);
    }

    /** Silence, an error of the provider's own, or too many requests. */
    void silent(String account) {
        Instant until = clock.instant().plus(PAUSE);
        accounts.merge(
                account, new State(1, until), (before, _) -> new State(before.silent() + 1, until));
    }
}
