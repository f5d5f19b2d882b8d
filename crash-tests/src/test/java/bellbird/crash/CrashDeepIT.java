package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every commit, and instants drawn from a seed. Takes long; {@code BELLBIRD_DEEP_SHARD=2/4} runs
 * the second of four parts of it.
 */
@Tag("deep")
class CrashDeepIT {

    /** Months of three operators in which all places of all works have their turn. */
    private static final int MONTHS = 2;

    private static final int SIGN_UPS_AT_ONCE = 4;

    private static final int INSTANTS = 200;
    private static final int INSTANTS_IN_A_PART = 20;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(5);

    private final Calm calm = Calm.get();

    static Stream<Integer> months() {
        return part(MONTHS);
    }

    static Stream<Integer> partsOfTheInstants() {
        return part(INSTANTS / INSTANTS_IN_A_PART);
    }

    private static Stream<Integer> part(int of) {
        return IntStream.range(0, of).boxed().filter(Shard.get()::has);
    }

    /** Whether it happens after the commit. */
    static Stream<Boolean> beforeAndAfter() {
        return part(2).map(number -> number == 1);
    }

    @Test
    void an_undisturbed_month_ends_the_same_again() {
        Assumptions.assumeTrue(Shard.get().has(0));
        calm.holds("undisturbed", commit -> CommitDriver.Verdict.GO_ON, false, 1);
    }

    /** What is done between jobs too, at every commit. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("beforeAndAfter")
    void the_line_breaks_at_every_commit_of_three_operators(boolean after) {
        List<BrokenLine> lines = new ArrayList<>();
        List<Operator> operators = calm.month.operators();
        for (Operator operator : operators) {
            lines.add(
                    new BrokenLine(
                            operator.schema(),
                            after,
                            calm.commitsOfOneJob(operator),
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

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("beforeAndAfter")
    void the_line_breaks_at_every_commit_of_a_sign_up(boolean after) {
        everyCommitOfASignUp(after, CommitDriver.Verdict.FAIL);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("beforeAndAfter")
    void killed_at_every_commit_of_a_sign_up_the_server_goes_on(boolean after) {
        everyCommitOfASignUp(after, CommitDriver.Verdict.KILL);
    }

    /** Some sign-ups at a time, each with a commit of its own at which it happens. */
    private void everyCommitOfASignUp(boolean after, CommitDriver.Verdict trouble) {
        int commits = calm.commitsOfASignUp();
        for (int first = 1; first <= commits; first += SIGN_UPS_AT_ONCE) {
            int from = first;
            int signUps = Math.min(SIGN_UPS_AT_ONCE, commits - first + 1);
            Map<String, Integer> order = new HashMap<>();
            Set<String> met = new HashSet<>();
            calm.holdsForSignUps(
                    "%s %s commits %d to %d of a sign-up"
                            .formatted(
                                    trouble, after ? "after" : "before", from, from + signUps - 1),
                    commit -> {
                        if (!commit.work().equals("provisioning")) {
                            return CommitDriver.Verdict.GO_ON;
                        }
                        int mine = order.computeIfAbsent(commit.key(), key -> order.size());
                        boolean now = commit.ofKey() == from + mine && commit.after() == after;
                        return now && met.add(commit.key()) ? trouble : CommitDriver.Verdict.GO_ON;
                    },
                    trouble == CommitDriver.Verdict.FAIL,
                    signUps);
            assertThat(met).hasSize(signUps);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
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
                                            every(
                                                    MONTHS * operators.size(),
                                                    part,
                                                    Kills.places(
                                                            operator.schema(), work, commits))));
        }
        Kills script = new Kills(places, true);
        calm.holds(
                "month %d of %d, killed at %d places: %s"
                        .formatted(number + 1, MONTHS, places.size(), places),
                script,
                false,
                0);
        assertThat(script.left()).as("kills not made").isEmpty();
    }

    private static List<Commit.Place> every(int step, int from, List<Commit.Place> all) {
        List<Commit.Place> some = new ArrayList<>();
        for (int i = from; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    /** As many months as the kills of a part need: none falls on a server with nothing to do. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("partsOfTheInstants")
    void killed_at_any_instant_the_server_goes_on(int part) throws InterruptedException {
        long seed = Seed.VALUE + part;
        Instants script = new Instants(calm.stack.driver(), seed, INSTANTS_IN_A_PART, LONGEST_LIFE);
        while (script.left() > 0) {
            calm.holds(
                    "seed %d, %d kills left at instants".formatted(seed, script.left()),
                    script,
                    false,
                    1);
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
