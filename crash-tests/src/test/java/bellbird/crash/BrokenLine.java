package bellbird.crash;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A script under which the line to the database breaks at every commit of an operator's jobs, each
 * once: before the commit reaches the database, or after it did and before the server hears of it.
 * Between jobs it breaks at some: a job whose claims are all lost is parked, as it must be.
 */
final class BrokenLine implements CommitDriver.Script {

    private static final Set<String> BETWEEN_JOBS = Set.of("claim", "clock", "outbox");

    private final String whose;
    private final boolean after;
    private final Map<String, Integer> commits;
    private final int every;
    private final int remainder;
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Integer> brokenByWork = new TreeMap<>();

    /**
     * @param commits of one job of each work in the undisturbed month; what recovery adds to them,
     *     and works without a number here, are left alone
     * @param every between jobs, commits break whose number leaves the remainder when divided by it
     */
    BrokenLine(
            String whose, boolean after, Map<String, Integer> commits, int every, int remainder) {
        this.whose = whose;
        this.after = after;
        this.commits = commits;
        this.every = every;
        this.remainder = remainder;
    }

    @Override
    public CommitDriver.Verdict on(Commit commit) {
        boolean ofAJob = !commit.key().equals("-");
        int number = ofAJob ? commit.ofKey() : commit.ofWork();
        if (commit.after() != after
                || !commit.whose().equals(whose)
                || number > commits.getOrDefault(commit.work(), 0)
                || BETWEEN_JOBS.contains(commit.work()) && number % every != remainder
                || !broken.add(commit.work() + " " + commit.key() + " " + number)) {
            return CommitDriver.Verdict.GO_ON;
        }
        brokenByWork.merge(commit.work(), 1, Integer::sum);
        return CommitDriver.Verdict.FAIL;
    }

    /** How many commits of each work had their turn. */
    Map<String, Integer> broken() {
        return brokenByWork;
    }
}
