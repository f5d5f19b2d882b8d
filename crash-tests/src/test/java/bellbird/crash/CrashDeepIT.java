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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every commit, and instants drawn from a seed. Takes long; {@code BELLBIRD_DEEP_SHARD=2/4} runs
 * the second of four parts of it.
 */
@Tag("deep")
class CrashDeepIT {

    /** Months of three operators in which all places of all works have their turn. */
    private static final int MONTHS = 8;

    private static final int SIGN_UPS_AT_ONCE = 4;

    private static final int INSTANTS = 200;
    private static final int INSTANTS_IN_A_MONTH = 8;
    private static final int LONGEST_LIFE_MILLIS = 9_000;

    private final Calm calm = Calm.get();

    static Stream<Integer> months() {
        return IntStream.range(0, MONTHS).boxed().filter(Shard.get()::has);
    }

    static Stream<Integer> monthsOfInstants() {
        return IntStream.range(0, INSTANTS / INSTANTS_IN_A_MONTH).boxed().filter(Shard.get()::has);
    }

    @Test
    void an_undisturbed_month_ends_the_same_again() {
        calm.holds("undisturbed", commit -> CommitDriver.Verdict.GO_ON, false, 1);
    }

    @ParameterizedTest
    @MethodSource("months")
    void killed_at_every_commit_the_server_goes_on(int number) {
        List<Operator> operators = calm.month.operators();
        List<Commit.Place> places = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            int part = number * operators.size() + i;
            calm.commits(operator)
                    .forEach(
                            (work, commits) ->
                                    places.addAll(
                                            part(
                                                    part,
                                                    Kills.places(
                                                            operator.schema(), work, commits))));
            places.addAll(
                    part(
                            part,
                            Kills.places(
                                    "sign-up " + (i + 1),
                                    "provisioning",
                                    calm.commitsOfASignUp())));
        }
        Kills script = new Kills(places);
        calm.holds(
                "month %d of %d, killed at %d places: %s"
                        .formatted(number + 1, MONTHS, places.size(), places),
                script,
                false,
                operators.size());
        assertThat(script.left()).as("kills not made").isEmpty();
    }

    private List<Commit.Place> part(int part, List<Commit.Place> all) {
        List<Commit.Place> mine = new ArrayList<>();
        for (int i = part; i < all.size(); i += MONTHS * calm.month.operators().size()) {
            mine.add(all.get(i));
        }
        return mine;
    }

    /** What is done between jobs too, at every commit. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_line_breaks_at_every_commit_of_three_operators(boolean after) {
        List<BrokenLine> lines = new ArrayList<>();
        List<Operator> operators = calm.month.operators();
        for (Operator operator : operators) {
            lines.add(
                    new BrokenLine(
                            operator.schema(),
                            after,
                            calm.commits(operator),
                            operators.size(),
                            lines.size()));
        }
        calm.holds(
                "line broken %s every commit, of jobs and between them"
                        .formatted(after ? "after" : "before"),
                commit -> {
                    boolean broken = false;
                    for (BrokenLine line : lines) {
                        broken |= line.on(commit) == CommitDriver.Verdict.FAIL;
                    }
                    return broken ? CommitDriver.Verdict.FAIL : CommitDriver.Verdict.GO_ON;
                },
                true,
                0);
        System.out.println("  broken: " + lines.stream().map(BrokenLine::broken).toList());
    }

    /** Some sign-ups at a time, each with a commit of its own at which the line breaks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_line_breaks_at_every_commit_of_a_sign_up(boolean after) {
        int commits = calm.commitsOfASignUp();
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

    @ParameterizedTest
    @MethodSource("monthsOfInstants")
    void killed_at_any_instant_the_server_goes_on(int number) {
        long seed = Seed.VALUE + number;
        List<Duration> lives =
                new Random(seed)
                        .ints(INSTANTS_IN_A_MONTH, 0, LONGEST_LIFE_MILLIS)
                        .mapToObj(Duration::ofMillis)
                        .toList();
        String trouble = "seed %d, month %d, killed after %s".formatted(seed, number, lives);
        CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> kill(lives));
        calm.holds(trouble, commit -> CommitDriver.Verdict.GO_ON, false, 1);
        killer.join();
        calm.agrees(trouble);
    }

    private void kill(List<Duration> lives) {
        for (Duration life : lives) {
            LockSupport.parkNanos(life.toNanos());
            calm.stack.driver().killNow();
        }
    }

    /** The seed of this run; {@code BELLBIRD_SEED} repeats one. */
    private static final class Seed {
        static final long VALUE = drawn();

        private static long drawn() {
            String given = System.getenv("BELLBIRD_SEED");
            long seed =
                    given == null
                            ? ThreadLocalRandom.current().nextLong(1L << 40)
                            : Long.parseLong(given);
            System.out.println("seed of the instants: BELLBIRD_SEED=" + seed);
            return seed;
        }
    }
}
