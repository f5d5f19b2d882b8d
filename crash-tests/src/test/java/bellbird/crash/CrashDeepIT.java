package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every commit, and instants drawn from a seed. Takes hours. */
@Tag("deep")
class CrashDeepIT {

    /** Months in which all places of all works have their turn. */
    private static final int MONTHS = 24;

    private static final int SIGN_UPS_AT_ONCE = 4;

    private static final int INSTANTS = 200;
    private static final int INSTANTS_IN_A_MONTH = 8;
    private static final int LONGEST_LIFE_MILLIS = 9_000;

    private final Calm calm = Calm.get();

    static IntStream months() {
        return IntStream.range(0, MONTHS);
    }

    @ParameterizedTest
    @MethodSource("months")
    void killed_at_every_commit_the_server_goes_on(int number) {
        List<Commit.Place> places = new ArrayList<>();
        calm.commits()
                .forEach(
                        (work, commits) -> {
                            List<Commit.Place> all = Kills.places(work, commits);
                            for (int i = number; i < all.size(); i += MONTHS) {
                                places.add(all.get(i));
                            }
                        });
        Kills script = new Kills(places);
        calm.holds(
                "month %d of %d, killed at %s".formatted(number + 1, MONTHS, places),
                script,
                false,
                1);
        assertThat(script.left()).as("kills not made").isEmpty();
    }

    /** Some sign-ups at a time, each with a commit of its own at which the line breaks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_line_breaks_at_every_commit_of_a_sign_up(boolean after) {
        int commits = calm.commits().getOrDefault("provisioning", 0);
        for (int first = 1; first <= commits; first += SIGN_UPS_AT_ONCE) {
            int from = first;
            Map<String, Integer> order = new HashMap<>();
            Set<String> broken = new HashSet<>();
            calm.holdsForSignUps(
                    "line broken %s commits %d to %d of a sign-up"
                            .formatted(
                                    after ? "after" : "before", from, from + SIGN_UPS_AT_ONCE - 1),
                    commit -> {
                        if (!commit.work().equals("provisioning")) {
                            return CommitDriver.Verdict.GO_ON;
                        }
                        int mine = order.computeIfAbsent(commit.key(), key -> order.size());
                        boolean now = commit.ofKey() == from + mine && commit.after() == after;
                        return now && broken.add(commit.key())
                                ? CommitDriver.Verdict.FAIL
                                : CommitDriver.Verdict.GO_ON;
                    },
                    Math.min(SIGN_UPS_AT_ONCE, commits - first + 1));
            assertThat(broken).hasSize(Math.min(SIGN_UPS_AT_ONCE, commits - first + 1));
        }
    }

    @Test
    void killed_at_any_instant_the_server_goes_on() {
        String given = System.getenv("BELLBIRD_SEED");
        long seed = given == null ? ThreadLocalRandom.current().nextLong() : Long.parseLong(given);
        System.out.println("seed of the instants: " + seed);
        Random random = new Random(seed);
        for (int killed = 0; killed < INSTANTS; killed += INSTANTS_IN_A_MONTH) {
            List<Duration> lives =
                    random.ints(INSTANTS_IN_A_MONTH, 0, LONGEST_LIFE_MILLIS)
                            .mapToObj(Duration::ofMillis)
                            .toList();
            CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> kill(lives));
            calm.holds(
                    "seed %d, after %d kills, killed after %s".formatted(seed, killed, lives),
                    commit -> CommitDriver.Verdict.GO_ON,
                    false,
                    1);
            killer.join();
            calm.agrees("seed %d, after %d kills".formatted(seed, killed));
        }
    }

    private void kill(List<Duration> lives) {
        for (Duration life : lives) {
            LockSupport.parkNanos(life.toNanos());
            calm.stack.driver().killNow();
        }
    }
}
