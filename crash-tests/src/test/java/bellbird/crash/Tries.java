package bellbird.crash;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What people try again and again: while the server is away, whatever is tried fails. */
final class Tries {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final long end = System.nanoTime() + PATIENCE.toNanos();

    /** Tries once; after long enough a failure is a fault. */
    void once(Runnable act) {
        try {
            act.run();
        } catch (PlaywrightException | IllegalStateException e) {
            if (System.nanoTime() > end) {
                throw e;
            }
        }
    }

    /** Waits before the next try. */
    void pause(Duration time) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("tried for " + PATIENCE);
        }
        LockSupport.parkNanos(time.toNanos());
    }
}
