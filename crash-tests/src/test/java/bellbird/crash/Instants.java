package bellbird.crash;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Cuts the power a random time after the server has come back, again and again until the month is
 * over or all cuts are made.
 */
final class Instants implements CommitDriver.Script {

    private final CommitDriver driver;
    private final Random random;
    private final int longestLifeMillis;
    private int left;
    private Thread killer = Thread.ofVirtual().unstarted(() -> {});

    Instants(CommitDriver driver, long seed, int cuts, Duration longestLife) {
        this.driver = driver;
        this.random = new Random(seed);
        this.left = cuts;
        this.longestLifeMillis = (int) longestLife.toMillis();
    }

    @Override
    public CommitDriver.Verdict on(Commit commit) {
        return CommitDriver.Verdict.GO_ON;
    }

    @Override
    public void begun() {
        killer = Thread.ofVirtual().start(this::kill);
    }

    @Override
    public boolean mayPark() {
        return true;
    }

    private void kill() {
        while (left > 0) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(longestLifeMillis)).toNanos());
            if (!driver.killNow()) {
                return;
            }
            left--;
        }
    }

    /** How many cuts are still to be made, when the server stands again after the last. */
    int left() throws InterruptedException {
        killer.join();
        return left;
    }
}
