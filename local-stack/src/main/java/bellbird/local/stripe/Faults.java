package bellbird.local.stripe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Troubles ordered by a test: each strikes the next matching calls, a given number of times. */
final class Faults {

    /** What goes wrong. */
    enum Kind {
        /** The connection closes at once; nothing happened. */
        RESET,
        /** Silence, then the connection closes; nothing happened. */
        TIMEOUT_BEFORE,
        /** The call takes effect, then silence, then the connection closes. */
        TIMEOUT_AFTER,
        /** The answer comes late. */
        DELAY,
        /** An internal error; nothing happened, and the idempotency key remembers it. */
        STATUS_500,
        /** Too many requests; nothing happened. */
        STATUS_429,
        /** Webhooks stay here until they are released. */
        WITHHOLD_WEBHOOKS,
        /** Each webhook is sent this many times more. */
        DUPLICATE_WEBHOOKS
    }

    /**
     * @param match start of “METHOD path”, such as {@code POST /v1/checkout}; empty for all
     * @param millis how long silence or delay lasts
     */
    record Fault(Kind kind, String match, long millis) {}

    private final List<Fault> pending = new ArrayList<>();
    private boolean webhooksWithheld;
    private int duplicates;

    synchronized void order(Fault fault, int times) {
        switch (fault.kind()) {
            case WITHHOLD_WEBHOOKS -> webhooksWithheld = times > 0;
            case DUPLICATE_WEBHOOKS -> duplicates = times;
            case RESET, TIMEOUT_BEFORE, TIMEOUT_AFTER, DELAY, STATUS_500, STATUS_429 -> {
                for (int i = 0; i < times; i++) {
                    pending.add(fault);
                }
            }
        }
    }

    synchronized void clear() {
        pending.clear();
        webhooksWithheld = false;
        duplicates = 0;
    }

    synchronized boolean webhooksWithheld() {
        return webhooksWithheld;
    }

    synchronized int duplicates() {
        return duplicates;
    }

    /** Takes the next fault that strikes the call. */
    synchronized Optional<Fault> strike(String call) {
        for (Iterator<Fault> faults = pending.iterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (call.startsWith(fault.match())) {
                faults.remove();
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
